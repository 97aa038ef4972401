import { notifications } from '@mantine/notifications'
import { AppError, type ErrorCode } from '#shared/rpc/error.ts'

export type Words = { title: string; message: string; next: string | undefined }

const titles: Record<ErrorCode, string> = {
  invalid: 'This cannot be done as it stands',
  'not-found': 'Not found',
  forbidden: 'Not permitted',
  conflict: 'This cannot be done now',
  unavailable: 'Not available',
  cancelled: 'Cancelled',
  unexpected: 'Something went wrong',
}

const nextSteps: Partial<Record<ErrorCode, string>> = {
  'not-found': 'It may have been removed. Go back to the list and open it from there.',
  forbidden: 'Ask the bureau manager if your role should include this.',
  unexpected: 'Try again. If it happens again, give the message above to whoever looks after Tasking Desk.',
}

/** Turns whatever was thrown into words for the screen: what happened, and what to do next. */
export function inWords(error: unknown): Words {
  if (!(error instanceof AppError)) {
    return { title: titles.unexpected, message: String(error), next: nextSteps.unexpected }
  }
  return { title: titles[error.code], message: error.message, next: error.next ?? nextSteps[error.code] }
}

/** A note in the corner for a command that failed. One that was cancelled was meant to be. */
export function sayFailure(error: unknown): void {
  if (error instanceof AppError && error.code === 'cancelled') return
  const { title, message, next } = inWords(error)
  notifications.show({
    title,
    message: next ? `${message} ${next}` : message,
    color: 'red',
    autoClose: 12_000,
    role: 'alert',
    closeButtonProps: { 'aria-label': 'Dismiss this note' },
  })
}

/** A note in the corner for something done that the screen does not otherwise show. */
export function sayDone(message: string): void {
  notifications.show({ message, autoClose: 4000, role: 'status' })
}

/** A note that stays until it is dismissed: of words that stand nowhere else any more. */
export function sayKept(message: string): void {
  notifications.show({
    message,
    color: 'red',
    autoClose: false,
    role: 'alert',
    closeButtonProps: { 'aria-label': 'Dismiss this note' },
  })
}
