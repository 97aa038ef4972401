import { userInfo } from 'node:os'
import about from '../../package.json' with { type: 'json' }
import type { Host } from './context.ts'
import { bureausFolder, stateFolder } from './folders.ts'

export const version: string = about.version

/** A host on this machine, for the person signed in to it. */
export function hostHere(kind: Host['kind'], printPdf: Host['printPdf']): Host {
  return {
    kind,
    version,
    login: login(),
    bureausFolder: bureausFolder(),
    stateFolder: stateFolder(),
    now: () => new Date(),
    printPdf,
  }
}

function login(): string {
  try {
    return userInfo().username
  } catch {
    // A person the operating system has no entry for, as in some containers.
    return process.env.USER ?? process.env.USERNAME ?? `user-${process.getuid?.() ?? 'unknown'}`
  }
}
