import { IncidentRegistry } from './incident-registry.js';

describe('IncidentRegistry', () => {
  it('keeps the id of the older one when two are merged, and records it', () => {
    const registry = new IncidentRegistry();
    const [a, b] = [registry.open(0), registry.open(1000)];
    registry.add(a, 0);
    registry.add(b, 1000);
    registry.merge(b, a, 2000);
    expect(registry.incidentOf(b).id).toBe(a);
    expect(registry.incidentOf(a)).toMatchObject({ nSignals: 2, firstAt: 0, lastAt: 1000 });
    expect(registry.history).toEqual([{ kind: 'merged', incident: a, other: b, at: 2000 }]);
  });

  it('splits off what began with a fragment, and never puts the two together again', () => {
    const registry = new IncidentRegistry();
    const a = registry.open(0);
    registry.add(a, 0);
    const b = registry.extend(registry.incidentOf(a), 1);
    registry.add(b, 5000);
    expect(registry.split(b, 6000)).toBe(true);
    registry.merge(a, b, 7000);
    expect(registry.incidentOf(a).id).toBe(a);
    expect(registry.incidentOf(b)).toMatchObject({ id: b, nSignals: 1 });
    expect(registry.split(a, 8000)).toBe(false);
  });

  it('gives one fragment for each stretch of time', () => {
    const registry = new IncidentRegistry();
    const owner = registry.incidentOf(registry.open(0, 1));
    expect(registry.extend(owner, 1)).toBe(owner.id);
    expect(registry.extend(owner, 2)).toBe(owner.id + 1);
  });

  it('makes one incident of fragments of several', () => {
    const registry = new IncidentRegistry();
    const [a, b] = [registry.open(0), registry.open(0)];
    const c = registry.extend(registry.incidentOf(b), 1);
    for (const fragment of [a, b, c]) registry.add(fragment, 0);
    registry.regroup([a, c], { from: 0, to: 10 }, 20);
    expect(registry.incidentOf(c)).toBe(registry.incidentOf(a));
    expect(registry.incidentOf(b)).toMatchObject({ id: b, nSignals: 1 });
  });

  it('knows no fragment that was never begun', () => {
    expect(() => new IncidentRegistry().incidentOf(0)).toThrow(RangeError);
  });
});
