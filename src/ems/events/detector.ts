/** Said in the metadata of each event that this service posts. */
export const DETECTOR = 'ml-service';
