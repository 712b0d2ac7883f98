/** A destination did not take a notice. Its message is shown to operators, and holds no address. */
export class DeliveryError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DeliveryError';
  }
}
