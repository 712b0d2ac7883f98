/** Groups texts by their wording. */
export class TemplateTree {
  private readonly groups = new Map<string, number>();

  add(text: string): number {
    const masked = text.replace(/\S*\d\S*/g, '<*>');
    const known = this.groups.get(masked) ?? this.groups.size;
    this.groups.set(masked, known);
    return known;
  }

  resolve(template: number): number {
    return template;
  }
}
