/** The closed list of what can go wrong in a way a person can act on. */
export const errorCodes = [
  'invalid',
  'not-found',
  'forbidden',
  'conflict',
  'unavailable',
  'cancelled',
  'unexpected',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** What crosses the wire instead of an exception: never a stack, never SQL. */
export type ErrorReply = { code: ErrorCode; message: string; next?: string; detail?: unknown }

/**
 * The one error of the application. `message` says what happened and to what;
 * `next` says what the person can do about it; `detail` carries data for the screen
 * (both sides of a conflict, the line and column of a bad file).
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly next: string | undefined
  readonly detail: unknown

  constructor(
    code: ErrorCode,
    message: string,
    more: { next?: string; detail?: unknown; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'AppError'
    this.code = code
    this.next = more.next
    this.detail = more.detail
  }
}

export function toReply(error: AppError): ErrorReply {
  return {
    code: error.code,
    message: error.message,
    ...(error.next === undefined ? {} : { next: error.next }),
    ...(error.detail === undefined ? {} : { detail: error.detail }),
  }
}

export function fromReply(reply: ErrorReply): AppError {
  return new AppError(reply.code, reply.message, {
    ...(reply.next === undefined ? {} : { next: reply.next }),
    detail: reply.detail,
  })
}
