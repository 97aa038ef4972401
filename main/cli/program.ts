import { Command } from 'commander'
import { version } from '../backend/host.ts'
import { addAction } from './action.ts'
import { addAgency } from './agency.ts'
import { addAreas } from './areas.ts'
import { addAssessment } from './assessment.ts'
import { addBoard } from './board.ts'
import { addBriefing } from './briefing.ts'
import { addBureau } from './bureau.ts'
import { addDaily } from './daily.ts'
import { addFreshness } from './freshness.ts'
import { addHotspots } from './hotspots.ts'
import { addImport } from './import.ts'
import { addIncidents } from './incidents.ts'
import { addLevels } from './levels.ts'
import { addLibrary } from './library.ts'
import { addMeasure } from './measure.ts'
import { addMeeting } from './meeting.ts'
import { addNominate } from './nominate.ts'
import { addPack } from './pack.ts'
import { addPerformance } from './performance.ts'
import { addPriority } from './priority.ts'
import { addProfile } from './profile.ts'
import { addReply } from './reply.ts'
import { addSeries } from './series.ts'
import { addServe } from './serve.ts'
import { addSource } from './source.ts'
import { addSurvey } from './survey.ts'
import { addSweep } from './sweep.ts'
import { addTrace } from './trace.ts'
import { addWorkList } from './worklist.ts'

const wrongUsage = 2

/** Does what the words of one command line ask, and leaves how it ended in `process.exitCode`. */
export async function runDesk(words: readonly string[]): Promise<void> {
  try {
    await deskProgram().parseAsync(words, { from: 'user' })
  } catch (error) {
    // Commander has said what is wrong; help and version that were asked for are no mistake.
    const { exitCode } = error as { exitCode?: number }
    if (exitCode === undefined) throw error
    process.exitCode = exitCode === 0 ? 0 : wrongUsage
  }
}

function deskProgram(): Command {
  const program = new Command('desk')
    .description('Tasking Desk on the command line: the same bureau and the same rules, without a window.')
    .version(version)
    .option(
      '--json',
      'answer in one line of JSON on stdout: { "ok": true, ... } or { "ok": false, "error": ... }',
    )
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(desk help COMMAND explains it)')
    .addHelpText(
      'after',
      '\nA bureau is named by its file, with or without .bureau.\nEnds with 0 when done, 1 when refused or failed (why, on stderr), 2 when asked wrongly.',
    )
    .exitOverride()

  // Commands inherit what is set above when they are added.
  for (const add of [
    addBureau,
    addAgency,
    addAreas,
    addSource,
    addImport,
    addSweep,
    addFreshness,
    addIncidents,
    addHotspots,
    addProfile,
    addSeries,
    addMeeting,
    addNominate,
    addAssessment,
    addAction,
    addReply,
    addDaily,
    addWorkList,
    addPriority,
    addBriefing,
    addLibrary,
    addLevels,
    addMeasure,
    addSurvey,
    addPerformance,
    addBoard,
    addTrace,
    addPack,
    addServe,
  ]) {
    add(program)
  }
  return program
}
