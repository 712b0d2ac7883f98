/** What runs on hardware that is somebody else's, or passes something through: it wears not. */
const VIRTUAL = /(^|[^a-z])(vm|virtual|container|pod|lambda|function|serverless|cloud|saas|passthrough)/i;

/** Whether an asset of a type has hardware of its own that may fail. */
export function isPhysical(type: string): boolean {
  return !VIRTUAL.test(type);
}
