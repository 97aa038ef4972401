import type { Refusal } from '#shared/features/tasking/rules.ts'
import { AppError } from '#shared/rpc/error.ts'

/** Turns the reason of a rule into the error the person reads; does nothing where the rule lets it pass. */
export function refuse(reason: NonNullable<Refusal>, code?: 'conflict' | 'invalid'): never
export function refuse(reason: Refusal, code?: 'conflict' | 'invalid'): void
export function refuse(reason: Refusal, code: 'conflict' | 'invalid' = 'conflict'): void {
  if (reason) throw new AppError(code, reason.message, { next: reason.next })
}
