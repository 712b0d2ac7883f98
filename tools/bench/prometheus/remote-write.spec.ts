import { writeRequest } from './remote-write.js';

describe('writeRequest', () => {
  it('is the protobuf that Prometheus reads, as one literal of snappy', () => {
    const body = writeRequest([{ labels: { m: 'cpu', __name__: 'x' }, timestamps: [300], values: [1.5] }]);
    const labels = '0a0d' + '0a085f5f6e616d655f5f' + '120178' + '0a08' + '0a016d' + '1203637075';
    const sample = '120c' + '09000000000000f83f' + '10ac02';
    const series = `0a27${labels}${sample}`;
    expect(body.toString('hex')).toBe(`29f42800${series}`);
  });

  it('has further literals where it is long', () => {
    const n = 6000;
    const many = Array.from({ length: n }, (_, index) => index + 1);
    const body = writeRequest([{ labels: { __name__: 'x' }, timestamps: many, values: many }]);
    expect(body.length).toBeGreaterThan(65_536);
    // After the length, three bytes: literals of 65 536 bytes.
    expect(body.subarray(3, 6).toString('hex')).toBe('f4ffff');
  });
});
