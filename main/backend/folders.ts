import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

/** What is asked of the machine to find its folders; given, so that each system's rules can be tried on any other. */
export type Machine = {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  home: string
  /** Text of a file, or null. */
  read(path: string): string | null
  /** What a program prints, or null where it cannot be run. */
  run(program: string, ...args: string[]): string | null
}

const application = 'Tasking Desk'
const shellFolders = String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders`

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  read(path) {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return null
    }
  },
  run(program, ...args) {
    try {
      return execFileSync(program, args, {
        encoding: 'utf8',
        windowsHide: true,
        timeout: 5_000,
        stdio: 'pipe',
      })
    } catch {
      return null
    }
  },
}

/** Where new bureaus are put: a folder of the person's documents, which may lie on another drive or in OneDrive. */
export function bureausFolder(machine: Machine = thisMachine): string {
  const { platform, env } = machine
  if (env.TASKING_DESK_BUREAUS) return env.TASKING_DESK_BUREAUS
  return (platform === 'win32' ? win32 : posix).join(documentsFolder(machine), application)
}

/** The application's own folder for this person: recent bureaus, log, files on their way in and out. */
export function stateFolder({ platform, env, home }: Machine = thisMachine): string {
  if (env.TASKING_DESK_STATE) return env.TASKING_DESK_STATE
  if (platform === 'win32') {
    return win32.join(env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local'), application)
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', application)
  const state = env.XDG_STATE_HOME
  return posix.join(state?.startsWith('/') ? state : posix.join(home, '.local', 'state'), 'tasking-desk')
}

function documentsFolder(machine: Machine): string {
  const { platform, home } = machine
  if (platform === 'win32') return windowsDocuments(machine) ?? win32.join(home, 'Documents')
  if (platform === 'darwin') return posix.join(home, 'Documents')
  return xdgDocuments(machine) ?? posix.join(home, 'Documents')
}

function windowsDocuments({ env, run }: Machine): string | null {
  const program = win32.join(env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe')
  const value = /^\s*Personal\s+REG_(?:EXPAND_)?SZ\s+(.+?)\s*$/m.exec(
    run(program, 'query', shellFolders, '/v', 'Personal') ?? '',
  )?.[1]
  const path = value?.replaceAll(/%([^%]+)%/g, (whole, name: string) => env[name] ?? whole)
  return path && win32.isAbsolute(path) ? path : null
}

function xdgDocuments({ env, home, read }: Machine): string | null {
  const file = posix.join(env.XDG_CONFIG_HOME ?? posix.join(home, '.config'), 'user-dirs.dirs')
  const value = /^XDG_DOCUMENTS_DIR="(.+)"$/m.exec(read(file) ?? '')?.[1]
  const path = value?.replace(/^\$HOME(?=\/|$)/, home)
  // A person without documents folder has the home folder itself there.
  return path?.startsWith('/') && posix.resolve(path) !== posix.resolve(home) ? path : null
}
