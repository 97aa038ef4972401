import { expect, test } from 'vitest'
import { bureausFolder, type Machine, stateFolder } from '../../../main/backend/folders.ts'

const linux: Machine = { platform: 'linux', env: {}, home: '/home/a', read: () => null, run: () => null }
const mac: Machine = { ...linux, platform: 'darwin', home: '/Users/a' }
const windows: Machine = {
  ...linux,
  platform: 'win32',
  home: 'C:\\Users\\a',
  env: {
    USERPROFILE: 'C:\\Users\\a',
    LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local',
    SystemRoot: 'C:\\Windows',
  },
}
const withUserDirs = (text: string): Machine => ({
  ...linux,
  read: path => (path === '/home/a/.config/user-dirs.dirs' ? text : null),
})
const registry = (line: string): Machine => ({
  ...windows,
  run: (program, ...args) =>
    program === 'C:\\Windows\\System32\\reg.exe' && args.at(-1) === 'Personal'
      ? `\r\nHKEY_CURRENT_USER\\Software\\...\\User Shell Folders\r\n${line}\r\n\r\n`
      : null,
})

test.each([
  ['Linux without more', linux, '/home/a/Documents/Tasking Desk'],
  [
    'a translated folder',
    withUserDirs('XDG_DOCUMENTS_DIR="$HOME/Dokumente"\n'),
    '/home/a/Dokumente/Tasking Desk',
  ],
  ['another disk', withUserDirs('# x\nXDG_DOCUMENTS_DIR="/srv/docs"\n'), '/srv/docs/Tasking Desk'],
  ['no documents folder', withUserDirs('XDG_DOCUMENTS_DIR="$HOME/"\n'), '/home/a/Documents/Tasking Desk'],
  ['macOS', mac, '/Users/a/Documents/Tasking Desk'],
  ['Windows without a registry', windows, 'C:\\Users\\a\\Documents\\Tasking Desk'],
  [
    'Windows, by a variable',
    registry('    Personal    REG_EXPAND_SZ    %USERPROFILE%\\Documents'),
    'C:\\Users\\a\\Documents\\Tasking Desk',
  ],
  [
    'OneDrive, with a blank in its name',
    registry('    Personal    REG_SZ    C:\\Users\\a\\OneDrive - City Council\\Documents'),
    'C:\\Users\\a\\OneDrive - City Council\\Documents\\Tasking Desk',
  ],
  [
    'a share of the network',
    registry('    Personal    REG_EXPAND_SZ    \\\\server\\home$\\a'),
    '\\\\server\\home$\\a\\Tasking Desk',
  ],
  [
    'an unknown variable',
    registry('    Personal    REG_EXPAND_SZ    %NOWHERE%\\Documents'),
    'C:\\Users\\a\\Documents\\Tasking Desk',
  ],
] as const)('new bureaus lie in the documents: %s', (_where, machine, expected) => {
  expect(bureausFolder(machine)).toBe(expected)
})

test.each([
  [linux, '/home/a/.local/state/tasking-desk'],
  [{ ...linux, env: { XDG_STATE_HOME: '/state' } }, '/state/tasking-desk'],
  [{ ...linux, env: { XDG_STATE_HOME: 'relative' } }, '/home/a/.local/state/tasking-desk'],
  [mac, '/Users/a/Library/Application Support/Tasking Desk'],
  [windows, 'C:\\Users\\a\\AppData\\Local\\Tasking Desk'],
  [{ ...windows, env: {} }, 'C:\\Users\\a\\AppData\\Local\\Tasking Desk'],
])('the application keeps its own things apart (%#)', (machine, expected) => {
  expect(stateFolder(machine)).toBe(expected)
})

test('both can be said beforehand', () => {
  const env = { TASKING_DESK_STATE: '/x/state', TASKING_DESK_BUREAUS: '/x/bureaus' }
  expect(stateFolder({ ...windows, env })).toBe('/x/state')
  expect(bureausFolder({ ...windows, env })).toBe('/x/bureaus')
})
