import type { VoiceKind } from '#shared/features/briefings/priority-rules.ts'

export const voiceKindNames: Record<VoiceKind, string> = {
  'residents-group': 'Residents’ or users’ group',
  'ward-meeting': 'Ward or community meeting',
  office: 'Office of a partner or councillor',
}
