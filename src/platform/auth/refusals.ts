import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { DomainError } from '../errors/index.js';

/** A request that was not let in. */
export interface Refusal {
  readonly request: Request;
  readonly response: Response;
  /** Of its route. */
  readonly handler: object & { readonly name: string };
  readonly error: DomainError;
}

/** Passes on which requests were not let in for their token or role. */
@Injectable()
export class Refusals {
  private listener: (refusal: Refusal) => void = () => undefined;

  /** In place of whoever listened before. */
  listen(listener: (refusal: Refusal) => void): void {
    this.listener = listener;
  }

  passOn(refusal: Refusal): void {
    this.listener(refusal);
  }
}
