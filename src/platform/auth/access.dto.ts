import { ApiProperty } from '@nestjs/swagger';
import { ACCESS_ROLES, type AccessRole, AUTH_MODES, type ServiceConfig } from '../config/index.js';
import type { Caller } from './caller.js';

export class AccessResponse {
  /** Always true. */
  success!: boolean;
  /** How callers are known: the setting AUTH_MODE. */
  @ApiProperty({ enum: AUTH_MODES })
  mode!: ServiceConfig['access']['mode'];
  /** As the token or the key names the caller; null where it is not known. */
  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
  /** What the caller may do; null: nothing. */
  @ApiProperty({ enum: ACCESS_ROLES, nullable: true })
  role!: AccessRole | null;
  /** Whether nobody has to say who they are, so that the name is nobody's. */
  isAnonymous!: boolean;
  /** Why the caller is not known; null where it is. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  static from(mode: ServiceConfig['access']['mode'], caller: Caller | string): AccessResponse {
    if (typeof caller === 'string')
      return { success: true, mode, name: null, role: null, isAnonymous: false, reason: caller };
    const { name, role, isAnonymous = false } = caller;
    return { success: true, mode, name, role, isAnonymous, reason: null };
  }
}
