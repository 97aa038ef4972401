import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

test('a promise is read on the page of service levels, followed to its calls, and a new one entered', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Performance')
  await page
    .getByRole('navigation', { name: 'Performance' })
    .getByRole('link', { name: 'Service levels' })
    .click()
  const council = page.getByRole('table', { name: 'Service levels of City council' })
  await expect(council.getByRole('row', { name: /101: calls answered/ })).toContainText('Met')
  const fire = page.getByRole('table', { name: 'Service levels of Fire and rescue service' })
  await expect(fire.getByRole('row', { name: /Derelict buildings/ })).toContainText(
    /\d of \d\D*Too few to tell/,
  )
  const police = page.getByRole('table', { name: 'Service levels of Police' })
  await expect(police.getByRole('row', { name: /first visit/ })).toContainText('Missed')
  await expectAccessible(page)

  await police.getByRole('link', { name: 'Anti-social behaviour: first visit' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anti-social behaviour: first visit')
  await expect(page.getByText('Closed without a visit:')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Kept by channel' })).toContainText('999')
  const breaches = page.getByRole('table', { name: 'Calls that were not kept' })
  await expect(breaches.getByRole('row')).toHaveCount(26)
  await expectAccessible(page)
  const reference = await breaches.getByRole('row').nth(1).getByRole('link').textContent()
  await breaches.getByRole('row').nth(1).getByRole('link').click()
  await expect(page.getByText('1 chosen incident')).toBeVisible()
  await expect(page.getByText(reference!).first()).toBeVisible()
  await page.goBack()

  await page
    .getByRole('navigation', { name: 'Performance' })
    .getByRole('link', { name: 'Service levels' })
    .click()
  await desk.button('Enter a service level').click()
  const form = page.getByRole('form', { name: 'Service level' })
  await form.getByLabel('Name').fill('Fires: first engine')
  await desk.select('Agency', 'Fire and rescue service')
  await form.getByLabel('Within').fill('10')
  await form.getByLabel('In force from').fill('2025-01-01')
  await expect(
    form.getByText('First visit within 10 minutes for 90 %. Counted round the clock.'),
  ).toBeVisible()
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Enter it' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(fire.getByRole('row', { name: /Fires: first engine/ })).toContainText(/\d+ of \d+ \(/)

  // Two change it at once: the second sees both, and chooses. Help on the form leaves what is typed.
  await fire.getByRole('link', { name: 'Fires: first engine' }).click()
  const [other] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate(() => void window.open(location.href)),
  ])
  await desk.button('Change').click()
  await form.getByLabel('Within').fill('12')
  await page.getByRole('dialog').getByRole('button', { name: 'Help: service levels' }).click()
  await expect(page.getByRole('dialog', { name: 'Help: Service levels' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Help: Service levels' })).toBeHidden()
  await other.getByRole('button', { name: 'Change' }).click()
  await other.getByLabel('Note').fill('As the fire authority decided.')
  await other.getByRole('button', { name: 'Save it' }).click()
  await expect(other.getByRole('dialog')).toBeHidden()
  await form.getByRole('button', { name: 'Save it' }).click()
  const both = form.getByRole('table', { name: 'Both versions' })
  await expect(both.getByRole('row', { name: /^Promise/ })).toContainText(/10 minutes.*12 minutes/)
  await expect(both.getByRole('row', { name: /^Note/ })).toContainText('As the fire authority decided.')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Save mine over theirs' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText('First visit within 12 minutes').first()).toBeVisible()
})
