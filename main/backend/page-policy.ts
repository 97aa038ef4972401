/**
 * The content security policy of the window's page, the same whichever host serves it: everything is the
 * application's own, and nothing may be sent anywhere else. A configured tile address opens images of that one
 * origin. Styles may be inline because the map and the charts place their parts that way; frames hold the
 * preview of a pack, which is a page without scripts.
 */
export function pagePolicy(connections: string[], tileAddress: string | null): string {
  const tiles = tileAddress === null ? null : originOfTiles(tileAddress)
  return [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    ["img-src 'self' data: blob:", ...(tiles ? [tiles] : [])].join(' '),
    ["connect-src 'self'", ...connections].join(' '),
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** `https://{s}.example.org/{z}/{x}/{y}.png` → `https://*.example.org`; null where nothing safe can be made of it. */
export function originOfTiles(address: string): string | null {
  const origin = /^(https?:\/\/)(\{s\}\.)?([a-z0-9.-]+(?::\d{1,5})?)\//i.exec(address)
  if (!origin) return null
  const [, scheme = '', subdomains, host = ''] = origin
  return `${scheme}${subdomains ? '*.' : ''}${host}`.toLowerCase()
}

/** Sent with everything a host serves to a window. */
export const commonHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const
