import { docOfText } from '#shared/features/profiles/rich-text.ts'
import type { TestDesk } from './desk.ts'

const narrative = {
  aim: 'Fewer than ten a month by summer.',
  location: 'The unlit car park.',
  victim: 'Staff and residents.',
  offender: 'Groups of young people.',
  response: 'Patrols and a barrier.',
} as const

/** Writes the narrative of a profile, as much as the gate to adoption asks for. */
export async function writeNarrative(desk: TestDesk, profileId: number) {
  for (const [key, text] of Object.entries(narrative) as [keyof typeof narrative, string][]) {
    await desk.client.profiles.saveSection({ profileId, key, version: 0, doc: docOfText(text) })
  }
}
