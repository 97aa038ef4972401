import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk, type Workspace } from './desk-page.ts'

const workspaces: Workspace[] = [
  'Today',
  'Map',
  'Profiles',
  'Tasking',
  'Briefings',
  'Performance',
  'Packs',
  'Imports',
  'Settings',
]

test('the demonstration bureau says it is invented, and tells what became of the leisure centre', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.makeDemonstration()
  await expect(page.getByText(/everything in it is invented/i)).toBeVisible()
  await desk.goTo('Profiles')
  await page
    .getByRole('grid', { name: 'Problem profiles' })
    .getByText(/leisure centre/i)
    .first()
    .click()
  const evidence = page.getByRole('region', { name: 'The evidence' })
  await expect(evidence).toContainText('26')
  await expect(evidence).toContainText('84.6 %')
  await page.getByRole('button', { name: 'Preview pack' }).click()
  const pack = page.frameLocator('iframe')
  await expect(pack.getByRole('heading', { level: 1 })).toContainText(/leisure centre/i)
  await expect(pack.locator('body')).toContainText(/invented/i)
})

test('what was open is there again after the window is loaded anew', async ({ page, application }) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Map')
  await page.getByRole('button', { name: 'Find' }).click()
  const hotspots = page.getByRole('grid', { name: 'Hotspots of the analysis' })
  await expect(hotspots.getByRole('row')).not.toHaveCount(1)
  const found = await hotspots.innerText()
  await page.reload()
  await expect(hotspots).toContainText(found.split('\n')[0]!)
  // The address was used: somebody else who comes by it is not let in.
  const stranger = await page.context().browser()!.newPage()
  await stranger.goto(application.address)
  await expect(stranger.getByText(/already used/)).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every workspace is accessible in ${colorScheme}`, async ({ page, application }) => {
    await page.emulateMedia({ colorScheme })
    const desk = atDesk(page, application)
    await desk.open()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
    await desk.openDemonstration()
    for (const workspace of workspaces) {
      await desk.goTo(workspace)
      const name = workspace === 'Settings' ? 'Bureau' : workspace
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      await page.mouse.move(0, 0)
      await expect(page.getByRole('tooltip')).toHaveCount(0)
      await expectAccessible(page)
    }
    const rows = { Profiles: 'Problem profiles', Tasking: 'Meetings', Imports: 'Imports' } as const
    for (const workspace of ['Profiles', 'Tasking', 'Imports'] as const) {
      await desk.goTo(workspace)
      const grid = page.getByRole('grid', { name: rows[workspace], exact: true })
      await grid.getByRole('row').nth(2).click()
      await expect(grid).toBeHidden()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.mouse.move(0, 0)
      await expectAccessible(page)
    }
  })
}

test('every workspace is reached from the keyboard alone', async ({ page, application }) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  for (const [index, workspace] of workspaces.entries()) {
    await page.keyboard.press(`Alt+${index + 1}`)
    const rail = page.getByRole('navigation', { name: 'Workspaces' })
    await expect(rail.getByRole('link', { name: workspace, exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )
  }
})
