import type { Brand } from '../core/brand.ts';
import type { Id } from '../core/ids.ts';
import { type Action, can, type Role } from './roles.ts';

export interface Account {
  readonly id: Id | string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
}

/** Proof that an account was checked for an action. A store that needs it cannot be called without the check. */
export type Authorized<A extends Action> = Brand<{ readonly account: Account; readonly action: A }, 'Authorized'>;

/** The one place that grants. Returns null when the role lacks the action. */
export function authorize<A extends Action>(account: Account, action: A): Authorized<A> | null {
  return can(account.role, action) ? ({ account, action } as Authorized<A>) : null;
}
