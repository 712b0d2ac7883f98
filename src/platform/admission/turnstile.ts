import { AsyncResource } from 'node:async_hooks';

/** Begun in one turn of the event loop; a page of the dashboard asks for about as many at once. */
const PER_TURN = 4;
/** A turn that took longer has enough in hand: one more begins after it, so that all goes on however slow the machine is. */
const LONG_TURN_MS = 25;

/**
 * Has what comes at once begin little by little, so that one turn of the event loop stays short and what passes by is answered meanwhile. Clients take
 * turns, so that one that asks for much at once holds nobody up but itself.
 */
export class Turnstile {
  /** By client, what waits; the client whose turn comes next is first. */
  private readonly waiting = new Map<string, (() => void)[]>();
  private nBegun = 0;
  private turnBeganMs = 0;
  private isTurning = false;

  constructor(
    private readonly nextTurn: (turn: () => void) => void = setImmediate,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** @returns what gives up waiting; it does nothing once the work has begun */
  enter(client: string, begin: () => void): () => void {
    this.keepTurning();
    if (this.waiting.size === 0 && this.nBegun < PER_TURN) {
      this.nBegun += 1;
      begin();
      return () => undefined;
    }
    // The turn in which it begins is another request's.
    const bound = AsyncResource.bind(begin);
    const queue = this.waiting.get(client) ?? [];
    queue.push(bound);
    this.waiting.set(client, queue);
    return () => this.leave(client, bound);
  }

  private keepTurning(): void {
    if (this.isTurning) return;
    this.isTurning = true;
    this.nBegun = 0;
    this.turnBeganMs = this.nowMs();
    this.nextTurn(() => this.turn());
  }

  private turn(): void {
    const tookMs = this.nowMs() - this.turnBeganMs;
    this.isTurning = false;
    if (this.waiting.size === 0) return;
    this.keepTurning();
    const most = tookMs > LONG_TURN_MS ? 1 : PER_TURN;
    while (this.nBegun < most && this.waiting.size > 0) this.beginNext();
  }

  private beginNext(): void {
    const [[client, queue] = ['', []]] = this.waiting;
    const begin = queue.shift();
    // To the end of the line.
    this.waiting.delete(client);
    if (queue.length > 0) this.waiting.set(client, queue);
    this.nBegun += 1;
    begin?.();
  }

  private leave(client: string, begin: () => void): void {
    const left = (this.waiting.get(client) ?? []).filter((one) => one !== begin);
    if (left.length > 0) this.waiting.set(client, left);
    else this.waiting.delete(client);
  }
}
