import { AppError } from '#shared/rpc/error.ts'

const storageKey = 'tasking-desk-session'

/** True inside the desktop window, where the host hands over a port and no session is needed. */
export function isDesktop(): boolean {
  return window.desk !== undefined
}

/**
 * The session with the browser host. The one-use token in the address is taken out of it at once,
 * so that it stays neither on the screen nor in the history.
 */
export async function takeSession(): Promise<string> {
  const token = tokenInAddress()
  if (token === null) {
    const session = sessionStorage.getItem(storageKey)
    if (session !== null) return session
    throw addressUsed('This page was opened without the address that Tasking Desk gives out.')
  }
  history.replaceState(null, '', `${location.pathname}#/`)
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  if (answer.status === 401) throw addressUsed('The address of this page was already used.')
  if (!answer.ok) throw new AppError('unavailable', 'Tasking Desk did not let this window in.')
  const { session } = (await answer.json()) as { session: string }
  sessionStorage.setItem(storageKey, session)
  return session
}

/** The session as a header, for files that go beside the channel. */
export function sessionHeader(): { Authorization: string } {
  return { Authorization: `Bearer ${sessionStorage.getItem(storageKey) ?? ''}` }
}

/** Why the socket was refused: a host started anew knows nothing of the sessions of the one before. */
export async function whyRefused(): Promise<AppError> {
  const answer = await fetch('/rpc', { headers: sessionHeader() }).catch(() => null)
  if (answer?.status !== 401) {
    return new AppError('unavailable', 'Tasking Desk does not answer.', {
      next: 'If it was closed, start it again and use the new address.',
    })
  }
  sessionStorage.removeItem(storageKey)
  return new AppError('forbidden', 'This window belongs to an earlier start of Tasking Desk.', {
    next: 'What was saved is safe. Close this tab and use the window of the new start.',
  })
}

function tokenInAddress(): string | null {
  return location.hash.startsWith('#token=') ? location.hash.slice('#token='.length) : null
}

function addressUsed(message: string) {
  return new AppError('forbidden', message, {
    next: 'Each address opens one window, once. Close this tab and start Tasking Desk again.',
  })
}
