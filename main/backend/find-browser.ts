import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const windowsPrograms = [
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
]

/** A Chromium-family browser on this machine: the one named by CHROMIUM_PATH, else where each system keeps them. */
export function findBrowser(env = process.env, platform = process.platform): string | null {
  const candidates = [env.CHROMIUM_PATH ?? '', ...placesOf(platform, env)]
  return candidates.find(path => path !== '' && existsSync(path)) ?? null
}

function placesOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') return macApplications
  if (platform === 'win32') {
    const roots = [env['ProgramFiles(x86)'], env.ProgramFiles, env.LOCALAPPDATA].filter(
      root => root !== undefined,
    )
    return roots.flatMap(root => windowsPrograms.map(parts => join(root, ...parts)))
  }
  const folders = (env.PATH ?? '').split(delimiter)
  return onPath.flatMap(name => folders.map(folder => join(folder, name)))
}
