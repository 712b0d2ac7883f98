/** Cuts a stream of text into whole lines; what follows the last line break waits for more, or for the end. */
export class Lines {
  private rest = '';

  constructor(private readonly take: (line: string) => void) {}

  push(text: string): void {
    const lines = (this.rest + text).split(/\r?\n/);
    this.rest = lines.pop() ?? '';
    lines.forEach(this.take);
  }

  end(): void {
    if (this.rest !== '') this.take(this.rest);
    this.rest = '';
  }
}
