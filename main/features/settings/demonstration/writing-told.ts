import type { DeskClient } from '#shared/contract.ts'
import { docOfTypedText } from '#shared/features/profiles/rich-text.ts'
import { sectionKeys } from '#shared/features/profiles/sections.ts'
import { type ProfileKey, profilesTold } from './profiles-told.ts'

/** Writes the document of a profile on the day it is made. */
export async function writeDocument({ profiles }: DeskClient, profileId: number, key: ProfileKey) {
  const { sections } = profilesTold[key]
  for (const section of sectionKeys) {
    const text = sections[section]
    if (text === undefined) continue
    await profiles.saveSection({ profileId, key: section, version: 0, doc: docOfTypedText(text) })
  }
}
