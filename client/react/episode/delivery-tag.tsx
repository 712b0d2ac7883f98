import type { Delivery } from './delivery.js';

const SIGNS: Readonly<Record<Delivery['state'], string>> = {
  delivered: '✓',
  waiting: '…',
  refused: '✕',
  'not announced': '–',
};

export function DeliveryTag({ delivery }: { readonly delivery: Delivery }) {
  const { state, detail } = delivery;
  return (
    <span
      className={`ml-delivery ${state === 'refused' ? 'ml-severity-critical' : 'ml-quiet'}`}
      title={detail}
    >
      <span aria-hidden="true">{SIGNS[state]}</span> {state}
    </span>
  );
}
