import fc from 'fast-check';
import { type ArtifactOwner, dispensable } from './kept-artifacts.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n));
const model = (n: number, more: Partial<ArtifactOwner> = {}): ArtifactOwner => ({
  modelVersion: `v${n}`,
  status: 'retired',
  trainingDate: day(n),
  activatedAt: day(n),
  isPinned: false,
  ...more,
});
const versions = (models: readonly ArtifactOwner[]): string[] =>
  models.map(({ modelVersion }) => modelVersion);

describe('dispensable', () => {
  it('keeps the newest', () => {
    const models = [model(1), model(2), model(3), model(4, { status: 'active' })];
    expect(versions(dispensable(models, 2))).toEqual(['v1', 'v2']);
    expect(versions(dispensable(models, 3))).toEqual(['v1']);
  });

  it('keeps the active one and its predecessor after a rollback, however old they are', () => {
    const models = [
      model(1, { status: 'active', activatedAt: day(20) }),
      model(2, { activatedAt: day(19) }),
      ...[3, 4, 5, 6].map((n) => model(n)),
    ];
    expect(versions(dispensable(models, 1))).toEqual(['v3', 'v4', 'v5']);
  });

  it('keeps what is pinned, and forgets what is gone already', () => {
    const models = [
      model(1, { isPinned: true }),
      model(2, { artifactDeletedAt: day(9) }),
      model(3),
      model(4),
      model(5, { status: 'active' }),
    ];
    expect(versions(dispensable(models, 2))).toEqual(['v3']);
  });

  it('never lets the active one, the pinned or more than it must go', () => {
    const anyModel = fc.record({
      trainingDate: fc.date({ noInvalidDate: true }),
      activatedAt: fc.option(fc.date({ noInvalidDate: true })),
      isPinned: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyModel), fc.nat(10), fc.nat(10), (drawn, nKept, activeAt) => {
        const models = drawn.map((one, n) =>
          model(n, { ...one, status: n === activeAt ? 'active' : 'retired' }),
        );
        const gone = dispensable(models, nKept);
        expect(gone.some(({ status, isPinned }) => status === 'active' || isPinned)).toBe(false);
        expect(models.length - gone.length).toBeGreaterThanOrEqual(Math.min(nKept, models.length));
      }),
    );
  });
});
