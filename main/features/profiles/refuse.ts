import type { Refusal } from '#shared/features/profiles/life-rules.ts'
import { AppError, type ErrorCode } from '#shared/rpc/error.ts'

/** Turns the reason of a rule into the error the person reads; does nothing where the rule lets it pass. */
export function refuse(reason: Refusal, code: ErrorCode = 'conflict'): void {
  if (reason) throw new AppError(code, reason.message, { next: reason.next })
}
