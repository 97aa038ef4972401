import type { DeskClient } from '#shared/contract.ts'
import { docOfTypedText } from '#shared/features/profiles/rich-text.ts'
import { sectionKeys } from '#shared/features/profiles/sections.ts'
import {
  leisureCentreEntries,
  leisureCentreParticulars,
  leisureCentreSections,
} from './leisure-centre-told.ts'
import { type ProfileKey, profilesTold } from './profiles-told.ts'

/** Writes the document of a profile on the day it is made; that of the leisure centre is whole. */
export async function writeDocument({ profiles }: DeskClient, profileId: number, key: ProfileKey) {
  const isWhole = key === 'leisure-centre'
  const sections = { ...profilesTold[key].sections, ...(isWhole ? leisureCentreSections : {}) }
  for (const section of sectionKeys) {
    const text = sections[section]
    if (text === undefined) continue
    await profiles.saveSection({ profileId, key: section, version: 0, doc: docOfTypedText(text) })
  }
  if (!isWhole) return
  for (const entry of leisureCentreEntries) await profiles.saveEntry({ profileId, entry })
  const { version } = await profiles.get({ profileId })
  await profiles.save({ profileId, version, particulars: leisureCentreParticulars })
}
