import type { FieldFault } from '../errors/index.js';

class FieldFaultResponse implements FieldFault {
  /** @example timeRange */
  field!: string;
  /** @example timeRange must not be less than 60 */
  message!: string;
}

/** RFC 9457 problem document. */
export class ProblemResponse {
  /** @example urn:ems-ml-service:problem:invalid_request */
  type!: string;
  /** @example Bad Request */
  title!: string;
  /** @example 400 */
  status!: number;
  /** @example timeRange must not be less than 60 */
  detail!: string;
  /** @example /api/v1/anomaly/detect */
  instance!: string;
  /** Always false. */
  success!: boolean;
  /**
   * Stable code.
   * @example invalid_request
   */
  error!: string;
  timestamp!: string;
  /** Every bad field of a 400. */
  errors?: FieldFaultResponse[];
}
