import { MetricFaults } from './metric-faults.js';

describe('MetricFaults', () => {
  function record() {
    const logged: string[] = [];
    return { logged, faults: new MetricFaults({ warn: (line: string) => logged.push(line) }) };
  }

  it('logs and lists each kind of fault once', () => {
    const { logged, faults } = record();
    faults.report('cpu tags', 'cpu of asset 1 is mixed');
    faults.report('cpu tags', 'cpu of asset 2 is mixed');
    faults.report('disk tags', 'disk of asset 1 is mixed');
    expect(logged).toEqual(['cpu of asset 1 is mixed', 'disk of asset 1 is mixed']);
    expect(faults.sentences).toEqual(logged);
  });

  it('is bounded, however many metrics are faulty', () => {
    const { logged, faults } = record();
    for (let i = 0; i < 1_000; i++) faults.report(`metric ${i}`, `metric ${i} is mixed`);
    expect(faults.sentences).toHaveLength(100);
    expect(logged).toHaveLength(100);
  });
});
