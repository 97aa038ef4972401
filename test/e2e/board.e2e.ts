import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { hostHere } from '../../main/backend/host.ts'
import { startBackend } from '../../main/backend/start.ts'
import { openPackage, wordsOf } from '../open-package.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

/** The reference example, and the four figures of channel shift, as the board reads them. */
const told = [
  'from an average of 26 a month (312 in 12 whole months before adoption) to 4 a month (44 in 11 whole months since)',
  ...['-84.6 %', '-6.198', '+28.0 %', '-12.0 %', '+273.3 %', '-87.0 %'],
]

async function expectAccessibleInBoth(page: Page) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')

async function pdfText(path: string): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str : '')).join(' '))
  }
  return oneLine(pages.join(' '))
}

function officeText(bytes: Uint8Array, part: RegExp): string {
  const file = openPackage(bytes)
  return oneLine(
    file.names
      .filter(name => part.test(name))
      .map(name => wordsOf(file.xml(name)))
      .join(' '),
  )
}

/** The same bureau without a window, once the application has gone. */
async function officeForms(folder: string) {
  const host = hostHere('cli', () => Promise.reject(new Error('nothing is printed here')))
  const backend = startBackend({ ...host, stateFolder: join(folder, 'state-2'), bureausFolder: folder })
  try {
    const client = backend.connect()
    await client.settings.openBureau({ path: join(folder, 'Demonstration.bureau') })
    const meetings = await client.performance.boardMeetings()
    const { id } = meetings.find(({ number }) => number === 'AP-2026-01')!
    const made = async (form: 'docx' | 'pptx') => {
      const { file } = await client.packs.make({ kind: 'board', id, audience: { kind: 'board' }, form })
      return new Uint8Array(readFileSync(backend.files.outgoing(file).path))
    }
    return { docx: await made('docx'), pptx: await made('pptx') }
  } finally {
    await backend.close()
  }
}

test('from the data to the APEL pack on screen, paper and slides, and its memo', async ({
  page,
  application,
}) => {
  test.setTimeout(300_000)
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Performance')
  await page.getByRole('link', { name: 'Board', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'APEL board' })).toBeVisible()
  await expectAccessibleInBoth(page)
  await page.getByRole('tab', { name: 'Outstanding' }).click()
  await expect(page.getByRole('table', { name: 'Outstanding' })).toContainText('Overdue')
  await page.getByRole('tab', { name: 'Meetings' }).click()
  const meetings = page.getByRole('grid', { name: 'Meetings of the board' })

  await meetings.getByText('AP-2026-01').click()
  await page.getByLabel('Channel shift of the month').fill('2025-01')
  await page.getByLabel('Channel shift of the month').blur()
  await page.getByRole('button', { name: 'Prepare draft' }).click()
  await expect(page.getByText('Drafted', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByLabel('Summary')).toHaveAttribute(
    'placeholder',
    /calls fell from 26 a month to 4 a month/,
  )
  await expect(page.getByRole('table', { name: 'Changes' })).toContainText('95 % interval')
  await page.getByLabel('The board is asked to (one a line)').fill('Pay for a detached youth worker')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  await expectAccessibleInBoth(page)

  await page.getByRole('button', { name: 'Preview pack' }).click()
  const pack = page.frameLocator('iframe').locator('body')
  await expect(pack).toContainText('Pay for a detached youth worker', { timeout: 30_000 })
  const onScreen = oneLine(await pack.innerText())
  for (const words of told) expect(onScreen).toContain(words)
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('dialog').getByRole('button', { name: 'Make PDF' }).click(),
  ])
  const onPaper = await pdfText(await download.path())
  for (const words of told) expect(onPaper).toContain(words)
  await page.getByRole('button', { name: 'Close the preview' }).click()

  // The meeting of last week: what it said, answered by keyboard, and its memo.
  await page.getByRole('link', { name: 'All meetings' }).click()
  await meetings.getByText('AP-2025-09').click()
  await page.getByRole('button', { name: 'BI-016' }).press('Enter')
  const item = page.getByRole('dialog')
  await item.getByLabel('What was done, or why it is dropped').fill('Both signs are up.')
  await expectAccessibleInBoth(page)
  await item.getByRole('button', { name: 'Answer' }).press('Enter')
  await expect(item.getByText('Both signs are up.').first()).toBeVisible()
  await page.keyboard.press('Escape')
  const memo = page.getByRole('region', { name: 'Follow-up memo' })
  await expect(memo).toContainText('Made in time')
  await memo.getByRole('button', { name: 'Preview pack' }).click()
  const memoText = page.frameLocator('iframe').locator('body')
  for (const words of [
    'BI-014',
    'Head of community safety, City council',
    '30 Jan 2026',
    'What is due when',
  ]) {
    await expect(memoText).toContainText(words)
  }

  await application.kill()
  const { docx, pptx } = await officeForms(application.folder)
  const [inWord, onSlides] = [
    officeText(docx, /^word\/document\.xml$/),
    officeText(pptx, /^ppt\/slides\/slide\d+\.xml$/),
  ]
  for (const words of [...told, 'Pay for a detached youth worker']) {
    expect(inWord).toContain(words)
    expect(onSlides).toContain(words)
  }
})
