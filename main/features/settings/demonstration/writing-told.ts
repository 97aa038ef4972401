import type { DeskClient } from '#shared/contract.ts'
import { entriesOf } from '#shared/features/profiles/lists.ts'
import { docOfTypedText } from '#shared/features/profiles/rich-text.ts'
import { sectionKeys } from '#shared/features/profiles/sections.ts'
import { flyTippingEntries, flyTippingParticulars } from './fly-tipping-told.ts'
import {
  leisureCentreEntries,
  leisureCentreParticulars,
  leisureCentreSections,
} from './leisure-centre-told.ts'
import { type ProfileKey, profilesTold } from './profiles-told.ts'

/** Lists and particulars of the profiles that carry any. */
const lists = {
  'leisure-centre': { entries: leisureCentreEntries, particulars: leisureCentreParticulars },
  'fly-tipping': { entries: flyTippingEntries, particulars: flyTippingParticulars },
}

/** Writes the document of a profile on the day it is made; that of the leisure centre is whole. */
export async function writeDocument({ profiles }: DeskClient, profileId: number, key: ProfileKey) {
  const isWhole = key === 'leisure-centre'
  const sections = { ...profilesTold[key].sections, ...(isWhole ? leisureCentreSections : {}) }
  for (const section of sectionKeys) {
    const text = sections[section]
    if (text === undefined) continue
    await profiles.saveSection({ profileId, key: section, version: 0, doc: docOfTypedText(text) })
  }
  if (key !== 'leisure-centre' && key !== 'fly-tipping') return
  const { entries, particulars } = lists[key]
  for (const entry of entries) await profiles.saveEntry({ profileId, entry })
  const { version } = await profiles.get({ profileId })
  await profiles.save({ profileId, version, particulars })
}

/** On the evening of its adoption each line of a plan is given the action that was tasked for it, by its first words. */
export async function linkPlan({ profiles, tasking }: DeskClient, profileId: number) {
  const actions = await tasking.actions({ profileId })
  const { entries } = await profiles.document({ profileId })
  const start = (what: string) => what.split(' ').slice(0, 2).join(' ')
  for (const { id, version, entry } of entriesOf(entries, 'plan')) {
    const action = actions.find(({ what }) => start(what) === start(entry.what))
    if (!action) continue
    const linked = { ...entry, actionId: action.id }
    await profiles.saveEntry({ profileId, entry: linked, kept: { id, version } })
  }
}
