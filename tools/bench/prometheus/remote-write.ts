/** Samples of one series, ascending by time. */
export interface WrittenSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly timestamps: readonly number[];
  readonly values: readonly number[];
}

/** Bytes of a literal in the compressed form. */
const LITERAL = 65_536;

/** @returns the body of Prometheus' remote write 1.0: protobuf in snappy's form, with nothing compressed */
export function writeRequest(series: readonly WrittenSeries[]): Buffer {
  return inSnappyForm(Buffer.concat(series.map((one) => field(1, timeSeries(one)))));
}

function timeSeries({ labels, timestamps, values }: WrittenSeries): Buffer {
  const names = Object.keys(labels).sort();
  const pairs = names.map((name) => field(1, Buffer.concat([text(1, name), text(2, labels[name] ?? '')])));
  const samples = timestamps.map((atMs, index) => field(2, sample(values[index] ?? NaN, atMs)));
  return Buffer.concat([...pairs, ...samples]);
}

function sample(value: number, atMs: number): Buffer {
  const number = Buffer.alloc(9);
  number[0] = (1 << 3) | 1;
  number.writeDoubleLE(value, 1);
  return Buffer.concat([number, Buffer.from([2 << 3]), varint(atMs)]);
}

const text = (number: number, value: string): Buffer => field(number, Buffer.from(value));

function field(number: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | 2]), varint(content.length), content]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}

function inSnappyForm(content: Buffer): Buffer {
  const parts = [varint(content.length)];
  for (let from = 0; from < content.length; from += LITERAL) {
    const literal = content.subarray(from, from + LITERAL);
    const head = Buffer.from([61 << 2, 0, 0]);
    head.writeUInt16LE(literal.length - 1, 1);
    parts.push(head, literal);
  }
  return Buffer.concat(parts);
}
