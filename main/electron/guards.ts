/** The decisions that keep the window to itself; pure, so that they can be tried without Electron. */

export const scheme = 'app'
/** The one page there is. */
export const pageOrigin = `${scheme}://desk`
/** Pages about to be printed: another origin, which sees nothing of the desk. */
export const printOrigin = `${scheme}://print`

/** True for an address of the window's own page. */
export function isPage(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === `${scheme}:` && url.host === 'desk'
}

/** A frame that may talk to the host: the window's own page, itself and not something it frames. */
export function isTrustedSender(frame: { url: string; parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && isPage(frame.url)
}

/** Where the window itself, or a frame in it, may go: its own page; frames also the preview of a pack. */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  if (isPage(address)) return true
  return !isMainFrame && (address === 'about:srcdoc' || address.startsWith(`blob:${pageOrigin}/`))
}

/** Copying to the clipboard is all the page ever needs leave for. */
export function mayHave(permission: string, requester: string): boolean {
  return permission === 'clipboard-sanitized-write' && isPage(requester)
}

/** What the page suggests as the name of a file, as a name that leads nowhere. */
export function plainFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const cleaned = last
    .replaceAll(/[<>:"|?*\p{Cc}]/gu, ' ')
    .replace(/[. ]+$/, '')
    .trim()
  return cleaned || 'file'
}
