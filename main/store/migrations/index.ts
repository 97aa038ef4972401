import type { Migration } from 'kysely/migration'
import { up as firstDesk } from './001-first-desk.ts'
import { up as imports } from './002-import.ts'
import { up as analysis } from './003-analysis.ts'
import { up as profileWriting } from './004-profile-writing.ts'
import { up as profileLife } from './005-profile-life.ts'
import { up as meetings } from './006-meetings.ts'
import { up as actions } from './007-actions.ts'
import { up as assessment } from './008-assessment.ts'
import { up as briefings } from './009-briefings.ts'
import { up as packs } from './010-packs.ts'
import { up as audience } from './011-audience.ts'
import { up as board } from './012-board.ts'
import { up as serviceLevels } from './013-service-levels.ts'
import { up as measures } from './014-measures.ts'

/** Numbered, in order, additive, never edited once released. */
export const migrations: Record<string, Migration> = {
  '001-first-desk': { up: firstDesk },
  '002-import': { up: imports },
  '003-analysis': { up: analysis },
  '004-profile-writing': { up: profileWriting },
  '005-profile-life': { up: profileLife },
  '006-meetings': { up: meetings },
  '007-actions': { up: actions },
  '008-assessment': { up: assessment },
  '009-briefings': { up: briefings },
  '010-packs': { up: packs },
  '011-audience': { up: audience },
  '012-board': { up: board },
  '013-service-levels': { up: serviceLevels },
  '014-measures': { up: measures },
}
