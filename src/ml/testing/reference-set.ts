import { TrainingSet } from '../training/training-set.js';

/** The reference series of one seed and nothing else, read once for all specs: it takes a quarter of a second. */
export const referenceSet = new TrainingSet();
referenceSet.addReferenceSeries();
