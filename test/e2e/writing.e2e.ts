import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

/** A white square. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

test('a profile is written with figures, lists and a picture, and goes on paper so', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  const contents = page.getByRole('navigation', { name: 'Contents of the document' })
  const goTo = (part: string) => contents.getByRole('button', { name: new RegExp(`^${part}\\b`) }).click()
  const text = (section: string) => page.getByRole('textbox', { name: section, exact: true })
  const panel = (section: string) => page.getByRole('region', { name: new RegExp(`^${section}`) })
  const openProfile = async () => {
    await desk.goTo('Profiles')
    await page.getByText('Youths drinking at Northgate Leisure Centre').first().click()
    await expect(contents).toBeVisible()
  }
  await desk.open()
  await desk.openDemonstration()
  await openProfile()

  await test.step('figures are frozen with the baseline, and are put in by keyboard', async () => {
    await goTo('Problem statement')
    const rate = text('Problem statement').getByRole('button', { name: '26 a month' })
    await expect(rate).toHaveAttribute('title', /as frozen on 17 December 2024/)
    await text('Problem statement').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Since then')
    await page.keyboard.press('Control+Shift+F')
    await page.getByRole('menuitem', { name: /Incidents a month since adoption/ }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type(', as hoped.')
    // Opened by the mouse, the list is typed into, and not the text behind it.
    await panel('Problem statement').getByRole('button', { name: 'Insert figure' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.type('x')
    await page.keyboard.press('Escape')
    await expect(text('Problem statement')).toContainText(/Since then 4 a month, as hoped\.$/)
    await expect(panel('Problem statement').getByText(/^Saved \d/)).toBeVisible()
    await rate.click()
    await expect(page.getByRole('heading', { name: 'Map', level: 1 })).toBeAttached()
    await expect(page.getByText('312 incidents').first()).toBeVisible()
    await page.goBack()
    await goTo('Problem statement')
    await expect(text('Problem statement')).toContainText('Since then 4 a month, as hoped.')
  })

  await test.step('an objective that cannot be checked says what it lacks', async () => {
    await goTo('Objectives')
    const list = page.getByRole('group', { name: 'Objectives' })
    await expect(list).toContainText('Now 4 calls a month')
    await list.getByRole('button', { name: 'Add objective' }).press('Enter')
    const form = page.getByRole('dialog')
    await form.getByLabel('Objective').fill('Residents feel safe')
    await form.getByLabel('Measured in').selectOption({ label: 'Something else, typed in' })
    await form.getByLabel('Unit').fill('% who feel safe after dark')
    await form.getByLabel('Target').fill('70')
    await page.keyboard.press('Enter')
    await expect(list).toContainText('Cannot be checked yet: no baseline, no day.')
    await list.getByRole('button', { name: 'Move up: Residents feel safe' }).press('Enter')
    await expect(list.getByRole('listitem').nth(1)).toContainText('Residents feel safe')
    await expectAccessible(page)
    await list.getByRole('button', { name: 'Remove: Residents feel safe' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the objective' }).press('Enter')
    await expect(list.getByRole('listitem')).toHaveCount(2)
  })

  await test.step('a picture is kept with where it is from, and stands in the text and the pack', async () => {
    await goTo('Pictures and files')
    await desk.button('Add a picture or a file').click()
    const form = page.getByRole('dialog')
    await desk.chooseFile(() => form.getByRole('button', { name: 'Choose a file' }).click(), 'ramp.png', png)
    await form.getByLabel('Where it comes from').fill('Site visit by the council')
    await form.getByLabel('What it shows').fill('The skate ramp at dusk')
    await form.getByRole('button', { name: 'Add it' }).click()
    await expect(page.getByRole('group', { name: 'Pictures and files' })).toContainText('ramp.png')
    await goTo('Location')
    await text('Location').click()
    await page.keyboard.press('Control+End')
    await panel('Location').getByRole('button', { name: 'Insert picture' }).click()
    await page.getByRole('menuitem', { name: /ramp.png/ }).click()
    await expect(text('Location').getByRole('img', { name: 'The skate ramp at dusk' })).toBeVisible()
    await expect(panel('Location').getByText(/^Saved \d/)).toBeVisible()
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
    await desk.button('Preview pack').click()
    const pack = page.frameLocator('iframe')
    await expect(pack.getByRole('img', { name: 'The skate ramp at dusk' })).toBeVisible()
    await expect(pack.getByText('Since then 4 a month, as hoped.')).toBeVisible()
    await expect(pack.getByRole('heading', { name: 'Evaluation plan' })).toBeVisible()
  })
})
