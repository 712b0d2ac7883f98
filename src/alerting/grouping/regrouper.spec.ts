import { Regrouper } from './regrouper.js';

/** Groups that a spec moves fragments between. */
class Groups {
  readonly changes: { kind: 'merged' | 'split'; incident: number; other: number; at: number }[] = [];
  private readonly groups = new Map<number, number>();

  incidentOf(fragment: number): number {
    return this.groups.get(fragment) ?? fragment;
  }

  move(fragment: number, group: number, kind: 'merged' | 'split'): void {
    const before = this.incidentOf(fragment);
    this.groups.set(fragment, group);
    this.changes.push({ kind, incident: group, other: before, at: 0 });
  }
}

describe('Regrouper', () => {
  let groups: Groups;
  let regrouper: Regrouper;
  let n: number;
  const regroup = (): ReturnType<Regrouper['regroup']> => regrouper.regroup(() => `i${(n += 1)}`);

  beforeEach(() => {
    groups = new Groups();
    regrouper = new Regrouper(groups);
    n = 0;
    for (const [subject, fragment] of Object.entries({ a: 1, b: 1, c: 2 }))
      regrouper.add({ subject, fragment });
  });

  it('gives each group an id, and new subjects that of their group', () => {
    expect([...regroup().placed]).toEqual([
      ['a', 'i1'],
      ['b', 'i1'],
      ['c', 'i2'],
    ]);
    regrouper.add({ subject: 'd', fragment: 2 });
    expect([...regroup().placed]).toEqual([['d', 'i2']]);
    expect(regroup()).toEqual({ placed: new Map(), merged: [], split: [] });
  });

  it('keeps the id of the older of two that come together', () => {
    regroup();
    groups.move(2, 1, 'merged');
    const { placed, merged } = regroup();
    expect([...placed]).toEqual([['c', 'i1']]);
    expect(merged).toEqual([{ fromId: 'i2', toId: 'i1' }]);
  });

  it('leaves the id with the oldest subject where a part goes', () => {
    regrouper.add({ subject: 'd', fragment: 3 });
    groups.move(3, 1, 'merged');
    regroup();
    groups.move(3, 9, 'split');
    const { placed, split } = regroup();
    expect([...placed]).toEqual([['d', 'i3']]);
    expect(split).toEqual([{ fromId: 'i1', toId: 'i3' }]);
  });

  it('takes stored ids after a replay, and moves nothing by itself', () => {
    const later = new Regrouper(groups);
    later.add({ subject: 'a', fragment: 1, incidentId: 'old' });
    later.add({ subject: 'c', fragment: 1, incidentId: 'other' });
    later.settle();
    expect(later.regroup(() => 'new').placed.size).toBe(0);
    later.add({ subject: 'e', fragment: 1 });
    expect([...later.regroup(() => 'new').placed]).toEqual([['e', 'old']]);
  });

  it('moves nothing that an operator has put somewhere', () => {
    regroup();
    regrouper.pin('c', 'wanted');
    groups.move(2, 1, 'merged');
    expect([...regroup().placed]).toEqual([]);
    expect(regrouper.find('c')).toMatchObject({ incidentId: 'wanted', isPinned: true });
  });
});
