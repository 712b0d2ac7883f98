import { distinguishingTags, project, type TagSet } from './distinguishing-tags.js';

const set = (tags: TagSet['tags'], [firstMs, lastMs]: readonly [number, number], nSamples = 10): TagSet => {
  return { tags, nSamples, firstMs, lastMs };
};

describe('distinguishingTags', () => {
  it('finds the tags in which sources differ that report at the same times', () => {
    const sets = ['eth0', 'eth1', 'eth2'].map((name) => set({ interface: name, site: 'a' }, [0, 100]));

    expect(distinguishingTags(sets)).toEqual(['interface']);
  });

  it('finds none for one source, nor for tags that change with time', () => {
    expect(distinguishingTags([])).toEqual([]);
    expect(distinguishingTags([set({ version: 1 }, [0, 100])])).toEqual([]);
    expect(distinguishingTags([set({ version: 1 }, [0, 50]), set({ version: 2 }, [60, 100])])).toEqual([]);
    expect(distinguishingTags([set(undefined, [0, 50]), set({ version: 2 }, [50, 100])])).toEqual([]);
  });

  it('is not misled by tags that every sample has others of', () => {
    const sets = [0, 1, 2].map((n) => set({ request: n }, [n, n], 1));

    expect(distinguishingTags(sets)).toEqual([]);
  });

  it('distinguishes a source without tags from one that has some', () => {
    expect(distinguishingTags([set(undefined, [0, 100]), set({ vlan: 7 }, [0, 100])])).toEqual(['vlan']);
  });

  it('orders several', () => {
    const sets = [set({ b: 1, a: 1 }, [0, 100]), set({ b: 2, a: 2 }, [50, 150])];

    expect(distinguishingTags(sets)).toEqual(['a', 'b']);
  });
});

describe('project', () => {
  it('keeps what distinguishes, null where it is not there', () => {
    expect(project({ interface: 'eth0', site: 'a' }, ['interface', 'vlan'])).toEqual({
      interface: 'eth0',
      vlan: null,
    });
    expect(project(undefined, ['vlan'])).toEqual({ vlan: null });
  });
});
