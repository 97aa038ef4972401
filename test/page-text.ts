const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
const plain = (html: string) =>
  html
    .replaceAll(/<br\s*\/?>/g, ' / ')
    .replaceAll(/<\/(dt|dd|small)>/g, ' ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(#39|#\d+|\w+);/g, (all, name: string) =>
      name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (entities[name] ?? all),
    )
    .replaceAll(/\s+/g, ' ')
    .trim()

/** What a page of a pack says, line by line: headings, sentences, captions, rows of its tables with bars between cells. */
export function pageText(html: string): string {
  const body = html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replaceAll(/<svg[^>]*aria-label="([^"]*)"[\s\S]*?<\/svg>/g, '<p>[$1]</p>')
    .replaceAll(/<svg[\s\S]*?<\/svg>/g, '')
  const lines: string[] = []
  const part =
    /<(h1|h2|h3|h4|p|li|caption|figcaption|tr|dt)\b[^>]*>([\s\S]*?)(?=<\/(?:h1|h2|h3|h4|p|li|caption|figcaption|tr)>|<(?:ul|ol)\b|<\/dd>)/g
  for (const [, tag, inner] of body.matchAll(part)) {
    const text =
      tag === 'tr'
        ? [...inner!.matchAll(/<t[hd]\b[^>]*>([\s\S]*?)<\/t[hd]>/g)]
            .map(([, cell]) => plain(cell!))
            .join(' | ')
        : plain(inner!.replace(/<\/dt>/, ': '))
    const mark: Record<string, string> = { h1: '# ', h2: '## ', h3: '### ', h4: '#### ', li: '- ' }
    if (text.replaceAll(/[| ]/g, '') !== '') lines.push(`${mark[tag!] ?? ''}${text}`)
  }
  return `${lines.join('\n')}\n`
}

/** The tables of a page as rows of cells, heads first. */
export function pageRows(html: string): string[][][] {
  return [...html.matchAll(/<table\b[\s\S]*?<\/table>/g)].map(([table]) =>
    [...table.matchAll(/<tr\b[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
      [...row!.matchAll(/<t[hd]\b[^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => plain(cell!)),
    ),
  )
}
