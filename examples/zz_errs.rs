use mizan::{Lang, Segmenter};
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let seg = Segmenter::new(Lang::Undetermined);
    for line in std::fs::read_to_string(format!("{dir}/items.jsonl")).unwrap().lines() {
        let v: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = v["text"].as_str().unwrap();
        let gold: std::collections::BTreeSet<usize> =
            v["bounds"].as_array().unwrap().iter().map(|b| b.as_u64().unwrap() as usize).collect();
        let solid = |n: usize| {
            text.chars().take(n).filter(|c| !c.is_whitespace() && !matches!(c, '\u{200E}'|'\u{200F}'|'\u{61C}'|'\u{202A}'..='\u{202E}'|'\u{2066}'..='\u{2069}'|'\u{FEFF}')).count()
        };
        let g: std::collections::BTreeSet<usize> = gold.iter().map(|&b| solid(b)).collect();
        let mut n = 0;
        let mut f = std::collections::BTreeSet::new();
        for s in seg.segments(text) {
            f.insert(solid(n));
            n += s.text().chars().count();
        }
        f.remove(&0);
        if f == g {
            continue;
        }
        let mut k = 0;
        let mut out = String::new();
        let chars: Vec<char> = text.chars().collect();
        let mut pts = vec![];
        for (i, c) in chars.iter().enumerate() {
            let s = solid(i + 1);
            if s > k {
                if f.contains(&k) && !g.contains(&k) {
                    out.push_str("⟦+⟧");
                    pts.push(out.len());
                }
                if !f.contains(&k) && g.contains(&k) {
                    out.push_str("⟦-⟧");
                    pts.push(out.len());
                }
                k = s;
            }
            out.push(if *c == '\n' { '↵' } else { *c });
        }
        for p in pts {
            let a: String = out[..p].chars().rev().take(70).collect::<Vec<_>>().into_iter().rev().collect();
            let b: String = out[p..].chars().take(45).collect();
            println!("{a}{b}");
        }
    }
}
