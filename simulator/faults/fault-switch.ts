import { Injectable } from '@nestjs/common';
import { afterOneRequest, concerns, type Fault, noFault } from './fault.js';

@Injectable()
export class FaultSwitch {
  private fault: Fault = noFault;

  get current(): Fault {
    return this.fault;
  }

  set(fault: Fault): void {
    this.fault = fault;
  }

  /** The fault one request suffers, counted. */
  strike(method: string, path: string): Fault {
    if (!concerns(this.fault, method, path)) {
      return noFault;
    }
    const suffered = this.fault;
    this.fault = afterOneRequest(suffered);
    return suffered;
  }
}
