import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answeredBy } from '../reply-answers.ts'
import { expectAccessible } from './accessible.ts'
import { type Application, expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

/** A bureau with three agencies and what they were asked to do, made on the command line. */
function madeBureau({ folder }: Application) {
  const env = {
    ...process.env,
    TASKING_DESK_STATE: join(folder, 'state'),
    TASKING_DESK_BUREAUS: folder,
    INIT_CWD: folder,
  }
  const desk = (...words: string[]) =>
    execFileSync(process.execPath, ['main/cli/desk.js', '--json', ...words], { env, encoding: 'utf8' })
  desk('new', 'Leicester')
  desk('meeting', 'Leicester', 'create', '--date', '2026-01-13', '--chair', 'The chair')
  const asked = { council: 'Gate on the alley', police: 'Evening patrols', fire: 'Visits to bin stores' }
  for (const [key, what] of Object.entries(asked)) {
    desk('agency', 'Leicester', 'add', key, '--name', `The ${key}`)
    const task = ['--what', what, '--agency', key, '--owner', 'An officer', '--due', '2026-02-10']
    desk('action', 'Leicester', 'add', '--meeting', '1', ...task)
    desk('reply', 'Leicester', 'make', '--agency', key, '--out', join(folder, `${key}.xlsx`))
  }
}

test('three agencies answer, one file comes damaged, and the board shows what they said', async ({
  page,
  application,
}) => {
  madeBureau(application)
  const sent = (key: string) => new Uint8Array(readFileSync(join(application.folder, `${key}.xlsx`)))
  const desk = atDesk(page, application)
  await desk.open()
  await page
    .getByRole('button', { name: /Leicester/ })
    .first()
    .click()
  await desk.goTo('Tasking')
  await page.getByRole('link', { name: 'Reply files' }).click()
  await expect(page.getByRole('table', { name: 'Files of each agency' })).toContainText('RF-')
  await expectAccessible(page)

  const read = (name: string, bytes: Uint8Array) =>
    desk.chooseFile(() => page.getByRole('button', { name: /^Choose a/ }).click(), name, bytes)
  await read('damaged.xlsx', sent('fire').slice(0, 4000))
  await expect(page.getByRole('alert')).toContainText(/damaged\.xlsx cannot be read as a reply file/)
  await expect(page.getByRole('alert')).toContainText(/send it again/)

  const back = await answeredBy(sent('council'), {
    'A-001': { state: 'Blocked', note: 'The key is lost', blockedBy: 'Landlord' },
  })
  await read('council back.xlsx', back)
  const answers = page.getByRole('table', { name: /^Answers in/ })
  await expect(answers).toContainText('The key is lost')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take 1 answer' }).click()
  await expect(answers).toBeHidden()
  await read('council again.xlsx', back)
  await expect(page.getByRole('alert')).toContainText(/taken already/)
  await read('police back.xlsx', await answeredBy(sent('police'), { 'A-002': { note: 'Six evenings' } }))
  await page.getByRole('button', { name: 'Take 1 answer' }).click()
  await expect(answers).toBeHidden()

  await page.getByRole('link', { name: 'Actions', exact: true }).click()
  const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) })
  await expect(column('Blocked')).toContainText('Blocked by Landlord')
  await page.emulateMedia({ colorScheme: 'dark' })
  // Loaded anew, so that no colour is caught on its way from light to dark.
  await page.reload()
  await expect(column('Blocked')).toContainText('Blocked by Landlord')
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'light' })

  // From one state to the next with the keyboard alone.
  await page.getByRole('button', { name: 'Move A-003 to another state' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'In progress' }).focus()
  await page.keyboard.press('Enter')
  await expect(column('In progress')).toContainText('Visits to bin stores')
  await column('In progress')
    .getByRole('button', { name: /Visits to bin stores/ })
    .focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('State: open → in progress')
  await expectAccessible(page)
  await drawer.getByRole('tab', { name: 'Edit' }).press('Enter')
  await drawer.getByRole('textbox', { name: 'Owner' }).fill('Another officer')
  await drawer.getByRole('textbox', { name: 'Why it is changed' }).fill('Left the service')
  await drawer.getByRole('textbox', { name: 'Why it is changed' }).press('Enter')
  await expect(drawer).toContainText('Owner: An officer → Another officer')
})
