/** @example toWords('oldestWaitingSeconds') // 'oldest waiting seconds' */
export function toWords(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]/g, ' ')
    .toLowerCase();
}
