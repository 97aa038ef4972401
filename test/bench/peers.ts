import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A public tool that is compared with. It is never needed: where it is not installed the bench says so and goes on. */
export type Peer = { language: 'python' | 'r'; library: string }

export const scikitLearn: Peer = { language: 'python', library: 'sklearn' }
export const pythonHdbscan: Peer = { language: 'python', library: 'hdbscan' }
export const rDbscan: Peer = { language: 'r', library: 'dbscan' }
export const rSpdep: Peer = { language: 'r', library: 'spdep' }

/** What a peer answers: the seconds its own work took, without starting and reading, and columns by name. */
export type PeerAnswer = { tool: string; seconds: number; column(name: string): Float64Array }

/** Debian's Python sees Debian's libraries and may stand behind another of the same name. */
const commands = { python: ['python3', '/usr/bin/python3'], r: ['Rscript'] }

const load = {
  python: (library: string) => `import ${library}; print(${library}.__version__)`,
  r: (library: string) =>
    `suppressPackageStartupMessages(library(${library})); cat(as.character(packageVersion("${library}")))`,
}
const inLine = { python: '-c', r: '-e' }

/** What each script starts with: `given(name)` reads a column, `answer(seconds, name = values)` ends it. */
const preamble = {
  python: `
import sys, time
import numpy as np
folder = sys.argv[1]
def given(name):
    return np.fromfile(folder + '/' + name + '.f64')
def answer(seconds, **columns):
    for name, values in columns.items():
        np.asarray(values, dtype=np.float64).tofile(folder + '/' + name + '.answer')
    open(folder + '/seconds', 'w').write(repr(float(seconds)))
`,
  r: `
folder <- commandArgs(TRUE)[1]
given <- function(name) {
  path <- file.path(folder, paste0(name, '.f64'))
  readBin(path, 'double', file.size(path) / 8)
}
answer <- function(seconds, ...) {
  columns <- list(...)
  for (name in names(columns)) {
    writeBin(as.double(columns[[name]]), file.path(folder, paste0(name, '.answer')))
  }
  cat(format(seconds, digits = 15), file = file.path(folder, 'seconds'))
}
`,
}

function installed({ language, library }: Peer): { command: string; version: string } | null {
  for (const command of commands[language]) {
    const { status, stdout } = spawnSync(command, [inLine[language], load[language](library)], {
      encoding: 'utf8',
    })
    if (status === 0) return { command, version: stdout.trim() }
  }
  return null
}

/**
 * Runs a script of a peer in a process of its own on columns of numbers. The script reads them by `given('x')`,
 * times its own work and ends with `answer(seconds, labels = ...)`. Where the peer is not installed, or its
 * script fails, that is printed and null is the answer.
 */
export async function askPeer(
  peer: Peer,
  script: string,
  columns: Record<string, ArrayLike<number>>,
  print: (line: string) => void,
): Promise<PeerAnswer | null> {
  const found = installed(peer)
  const name = `${peer.language === 'r' ? 'R' : 'Python'} ${peer.library}`
  if (!found) {
    print(`${name} is not installed: no comparison with it`)
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-peer-'))
  try {
    for (const [key, values] of Object.entries(columns)) {
      writeFileSync(join(folder, `${key}.f64`), new Uint8Array(Float64Array.from(values).buffer))
    }
    const file = join(folder, 'script')
    writeFileSync(file, `${preamble[peer.language]}${load[peer.language](peer.library)}\n${script}\n`)
    const { status, errors } = await finished(found.command, [file, folder])
    if (status !== 0) {
      print(`${name} ${found.version} failed: ${errors.trim().split('\n').at(-1)}`)
      return null
    }
    const answers = new Map(
      readdirSync(folder)
        .filter(entry => entry.endsWith(answerEnding))
        .map(entry => {
          const { buffer } = new Uint8Array(readFileSync(join(folder, entry)))
          return [entry.slice(0, -answerEnding.length), new Float64Array(buffer)] as const
        }),
    )
    return {
      tool: `${name} ${found.version}`,
      seconds: Number(readFileSync(join(folder, 'seconds'), 'utf8')),
      column(key) {
        const values = answers.get(key)
        if (!values) throw new Error(`The script for ${name} gave no column ${key}.`)
        return values
      },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const answerEnding = '.answer'

function finished(command: string, args: string[]): Promise<{ status: number | null; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    child.once('error', reject).once('close', status => resolve({ status, errors }))
  })
}

/**
 * Points that two divisions into clusters put otherwise, whatever the clusters are called. Each cluster of one is
 * paired with the cluster of the other that its first point lies in; -1, noise, only with noise.
 *
 * @param counts which points to compare; all if absent.
 */
export function unlikeLabels(
  ours: ArrayLike<number>,
  theirs: ArrayLike<number>,
  counts: (point: number) => boolean = () => true,
): number {
  const theirsOf = new Map<number, number>([[-1, -1]])
  const oursOf = new Map<number, number>([[-1, -1]])
  let unlike = 0
  for (let point = 0; point < ours.length; point++) {
    if (!counts(point)) continue
    const [one, other] = [ours[point]!, theirs[point]!]
    if (!theirsOf.has(one) && !oursOf.has(other)) {
      theirsOf.set(one, other)
      oursOf.set(other, one)
    }
    if (theirsOf.get(one) !== other || oursOf.get(other) !== one) unlike++
  }
  return unlike
}
