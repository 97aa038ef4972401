import { z } from 'zod'
import { rowId } from '../../rpc/wire.ts'

export const audienceKinds = ['internal', 'agency', 'board', 'public'] as const
export type AudienceKind = (typeof audienceKinds)[number]

/** Each as it stands in a sentence. */
export const audienceNames: Record<AudienceKind, string> = {
  internal: 'the bureau',
  agency: 'a partner agency',
  board: 'the board',
  public: 'the public',
}

/** Who a pack is for. What they may not have is not in the file. */
export const audienceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('internal') }),
  z.object({ kind: z.literal('agency'), agencyId: rowId }),
  z.object({ kind: z.literal('board') }),
  z.object({ kind: z.literal('public') }),
])
export type Audience = z.infer<typeof audienceSchema>

/** The widest audience that an information sharing agreement lets a source's data reach. */
export const reaches = ['bureau', 'partners', 'board', 'public'] as const
export type Reach = (typeof reaches)[number]

/** How far, as an agreement says it. */
export const reachNames: Record<Reach, string> = {
  bureau: 'The bureau and its own agency only',
  partners: 'Partner agencies',
  board: 'Partner agencies and the board',
  public: 'Everyone, the public too',
}

/** Whether what reaches so far may be in a pack for an audience. A source's own agency always may have it. */
export function mayReach(reach: Reach, sourceAgencyId: number, audience: Audience): boolean {
  if (audience.kind === 'internal') return true
  if (audience.kind === 'agency') return audience.agencyId === sourceAgencyId || reach !== 'bureau'
  if (audience.kind === 'board') return reach === 'board' || reach === 'public'
  return reach === 'public'
}
