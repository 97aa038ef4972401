import { join } from 'node:path'
import type { settings } from '#shared/features/settings/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Desk, HandlersOf } from '../../backend/context.ts'
import { openDemonstration } from './demonstration/demonstration.handlers.ts'
import { checkIntegrity } from './integrity.store.ts'
import { listAgencies, readSetting, saveAgencyRow, writeSetting } from './settings.store.ts'

export const settingsHandlers: HandlersOf<typeof settings> = {
  async desk({ desk, host }) {
    return {
      version: host.version,
      host: host.kind,
      bureausFolder: host.bureausFolder,
      bureau: (await desk.bureau()?.summary()) ?? null,
      recent: desk.recent(),
    }
  },
  async createBureau({ desk, host, changed }, { name, folder }) {
    checkIdle(desk)
    const summary = await desk.create(join(folder ?? host.bureausFolder, `${fileNameOf(name)}.bureau`), name)
    changed('desk')
    return summary
  },
  async openBureau({ desk, changed }, { path }) {
    checkIdle(desk)
    const summary = await desk.open(path)
    changed('desk')
    return summary
  },
  async closeBureau({ desk, changed }) {
    checkIdle(desk)
    await desk.close()
    changed('desk')
  },
  openDemonstration,
  bureau: ({ db }) => readSetting(db, 'bureau'),
  async saveBureau({ db, changed }, value) {
    await writeSetting(db, 'bureau', value)
    changed('settings', 'desk')
    return value
  },
  agencies: ({ db }) => listAgencies(db),
  async saveAgency({ db, changed }, agency) {
    const saved = await saveAgencyRow(db, agency)
    changed('settings')
    return saved
  },
  checkIntegrity: ({ db, bureau }) => checkIntegrity(db, bureau.store),
  jobs: ({ desk }) => desk.jobs(),
}

/** A job works on the bureau it was started in: that bureau stays open until the job has ended. */
function checkIdle(desk: Desk) {
  const [job] = desk.jobs()
  if (!job) return
  throw new AppError('conflict', `Work is still under way in the open bureau (${job.name}).`, {
    next: 'Wait until it has ended, or cancel it.',
  })
}

/** A file name that Windows takes as well: no reserved characters or device names, no dot or blank at the end. */
function fileNameOf(name: string): string {
  const cleaned = name
    .replaceAll(/[<>:"/\\|?*]/g, ' ')
    // Control characters cannot stand in a file name on Windows.
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim()
  if (!cleaned || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(cleaned)) {
    throw new AppError('invalid', `“${name}” cannot be the name of a file.`, { next: 'Choose another name.' })
  }
  return cleaned
}
