// Loaded before a program, moves its clock: to the first of the instants of MOVED_CLOCK, and to the next one with each SIGWINCH, which ends nothing.
const instants = process.env.MOVED_CLOCK.split(',').map((text) => Date.parse(text));
const RealDate = Date;
let aheadMs = 0;

const now = () => RealDate.now() + aheadMs;
const move = () => {
  const next = instants.shift();
  if (next !== undefined) aheadMs = next - RealDate.now();
};

globalThis.Date = new Proxy(RealDate, {
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  construct: (target, parts, made) => Reflect.construct(target, parts.length === 0 ? [now()] : parts, made),
});
move();
process.on('SIGWINCH', move);
