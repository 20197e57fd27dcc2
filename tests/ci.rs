//! The hook and the workflow of examples/ci, run as written as far as that goes without a network.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_cloudcost");

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn packaging() -> PathBuf {
    root().join("examples/ci/packaging")
}

fn shell(script: &str, folder: &Path) -> Output {
    let programs = Path::new(PROGRAM).parent().unwrap().to_str().unwrap();
    Command::new("sh")
        .args(["-eu", "-c", script])
        .current_dir(folder)
        .env("PATH", format!("{programs}:{}", std::env::var("PATH").unwrap()))
        .env("CLOUDCOST_LANG", "en")
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .output()
        .unwrap()
}

/// The `run` scripts of a workflow with the names of their steps, in order; enough of YAML for that file.
fn scripts(workflow: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut name = String::new();
    let mut lines = workflow.lines().peekable();
    while let Some(line) = lines.next() {
        let trimmed = line.trim_start();
        if let Some(said) = trimmed.strip_prefix("- name: ") {
            name = said.to_owned();
        }
        if let Some(run) = trimmed.strip_prefix("run: ") {
            let mut script = run.to_owned();
            if run == "|" {
                let indent = line.len() - trimmed.len();
                script.clear();
                while let Some(next) = lines.next_if(|next| next.len() - next.trim_start().len() > indent) {
                    script += next.trim_start();
                    script.push('\n');
                }
            }
            found.push((name.clone(), script));
        }
    }
    found
}

fn copied(folder: &Path) {
    fs::create_dir_all(folder.join("cases")).unwrap();
    fs::copy(root().join("examples/ci/cases/mihon.toml"), folder.join("cases/mihon.toml")).unwrap();
}

/// The inputs of the step that uses the action, as a workflow gives them.
fn inputs(workflow: &str) -> Vec<(String, String)> {
    let (_, with) = workflow.split_once("        with:\n").unwrap();
    let lines = with.lines().take_while(|line| line.starts_with("          "));
    lines
        .map(|line| line.trim().split_once(": ").unwrap())
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

/// A release of this program in a folder `dist`; none where zip, unzip or sha256sum is not installed.
fn released(at: &Path) -> Option<String> {
    if ["zip", "unzip", "sha256sum"]
        .iter()
        .any(|program| !shell(&format!("command -v {program}"), at).status.success())
    {
        return None;
    }
    let here = String::from_utf8(shell("uname -m", at).stdout).unwrap();
    let name = format!("cloudcost-{}-unknown-linux-gnu", here.trim());
    let output = shell(&format!("{}/package.sh {PROGRAM} {name} dist", packaging().display()), at);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(name)
}

#[test]
fn the_steps_of_the_workflow_and_of_the_action_run_as_written() {
    let workflow = fs::read_to_string(root().join("examples/ci/.github/workflows/cases.yml")).unwrap();
    let action = fs::read_to_string(root().join("examples/ci/action.yml")).unwrap();
    let temporary = tempfile::tempdir().unwrap();
    let (origin, clone) = (temporary.path().join("origin"), temporary.path().join("clone"));
    copied(&origin);
    let git = "git -c user.name=a -c user.email=a@example.org";
    let set_up =
        format!("git init -q -b main && git add cases && {git} commit -qm a && git clone -q . ../clone");
    let output = shell(&set_up, &origin);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let Some(_) = released(temporary.path()) else { return };
    // what the runner does: the folder of the action, the inputs, and the path that a step adds to
    let inputs = inputs(&workflow);
    assert!(inputs[0].1.starts_with("https://github.com/OWNER/cloudcost/releases/"), "{inputs:?}");
    let acting = format!(
        "export GITHUB_ACTION_PATH={}/examples/ci RUNNER_TEMP={1} GITHUB_PATH={1}/path RELEASE={1}/dist ARGUMENTS='{2}'\n",
        root().display(),
        temporary.path().display(),
        inputs[1].1
    );
    assert!(
        action.contains("RELEASE: ${{ inputs.release }}")
            && action.contains("ARGUMENTS: ${{ inputs.arguments }}")
    );
    let of_action: Vec<_> =
        scripts(&action).into_iter().map(|(name, script)| (name, acting.clone() + &script)).collect();
    let of_workflow = scripts(&workflow);
    assert_eq!((of_action.len(), of_workflow.len()), (2, 2));
    let steps: Vec<_> = of_action.into_iter().chain(of_workflow).collect();
    for (name, script) in &steps {
        let output = shell(script, &clone);
        let said =
            String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{name}: {said}");
    }
    let installed = temporary.path().join("cloudcost");
    assert_eq!(
        fs::read_to_string(temporary.path().join("path")).unwrap().trim(),
        installed.to_str().unwrap()
    );
    assert!(installed.join("cloudcost").exists());
    for written in ["cases.sarif", "cases.xml"] {
        assert!(fs::metadata(clone.join(written)).unwrap().len() > 100, "{written}");
    }
    // a case that breaks its promise fails the same steps
    let case = clone.join("cases/mihon.toml");
    let text = fs::read_to_string(&case).unwrap();
    let worse = text.replace("6億8,000万円", "9億8,000万円").replace("▲3億2,000万円", "▲2,000万円");
    fs::write(&case, worse.replace("▲32%", "▲2%")).unwrap();
    for (name, wanted) in [("Check the cases", "::error file=cases/mihon.toml"), ("Show what", "saving-lost")]
    {
        let (_, script) = steps.iter().find(|(step, _)| step.starts_with(name)).unwrap();
        let output = shell(script, &clone);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let said =
            String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        assert!(said.contains(wanted), "{name}: {said}");
    }
}

#[test]
fn a_release_is_packaged_checked_and_installed() {
    let temporary = tempfile::tempdir().unwrap();
    let at = temporary.path();
    // twice: a sum stands there once
    let (Some(name), Some(_)) = (released(at), released(at)) else { return };
    let packaging = packaging();
    let ran = |script: String| {
        let output = shell(&script, at);
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    assert_eq!(fs::read_to_string(at.join("dist/SHA256SUMS")).unwrap().lines().count(), 1);
    let listed = shell(&format!("unzip -Z1 dist/{name}.zip"), at);
    let listed = String::from_utf8(listed.stdout).unwrap();
    for file in [
        "cloudcost", "README.md", "README.ja.md", "template.ja.xlsx", "cases/akita.toml",
        "man/man1/cloudcost-split.1",
    ] {
        assert!(listed.lines().any(|line| line == format!("{name}/{file}")), "{file}: {listed}");
    }
    // from a folder, and from an address
    for release in ["dist".to_owned(), format!("file://{}/dist", at.display())] {
        let (done, said) = ran(format!(
            "rm -rf bin; {}/install.sh {release} bin; bin/cloudcost --version",
            packaging.display()
        ));
        assert!(done, "{said}");
    }
    // the hook, with nothing installed
    copied(at);
    let path = "/usr/bin:/bin";
    let hook = format!(
        "HOME={0} XDG_CACHE_HOME={0}/cache PATH={path} {1}/hook.sh cases/mihon.toml",
        at.display(),
        packaging.display()
    );
    let (done, said) = ran(hook.clone());
    assert!(!done && said.contains("CLOUDCOST_RELEASE"), "{said}");
    let (done, said) = ran(format!("export CLOUDCOST_RELEASE=dist; {hook}"));
    assert!(done, "{said}");
    assert!(at.join("cache/cloudcost/bin/cloudcost").exists());
    // what was tampered with is not installed
    let (_, _) = ran(format!("printf x >> dist/{name}.zip"));
    let (done, said) = ran(format!("rm -rf bin; {}/install.sh dist bin", packaging.display()));
    assert!(!done && said.contains("SHA256SUMS") && !at.join("bin").exists(), "{said}");
}

#[test]
fn what_the_packages_name_is_there_or_generated() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (_, assets) = manifest.split_once("assets = [\n").unwrap();
    let (assets, _) = assets.split_once("\n]").unwrap();
    let generated = tempfile::tempdir().unwrap();
    let into = generated.path().join("package");
    let script = format!("{}/generate.sh {PROGRAM} {}", packaging().display(), into.display());
    assert!(shell(&script, generated.path()).status.success());
    for line in assets.lines() {
        let asset = line.trim().trim_start_matches("[\"").split('"').next().unwrap();
        let path = match asset.strip_prefix("target/package/") {
            Some(made) => into.join(made),
            None if asset == "target/release/cloudcost" => PathBuf::from(PROGRAM),
            None => root().join(asset),
        };
        // `**`: whatever stands in the folder, at any depth
        let path = path.to_str().unwrap().replace("**/*", "*");
        let (folder, pattern) = path.rsplit_once('/').unwrap();
        let (begin, end) = pattern.split_once('*').unwrap_or((pattern, ""));
        let found = fs::read_dir(folder).unwrap().flatten().any(|entry| {
            let name = entry.file_name().into_string().unwrap();
            name.starts_with(begin) && name.ends_with(end)
        });
        assert!(found, "{asset}");
    }
}

#[test]
fn the_hook_runs_as_written_on_the_files_it_is_given() {
    let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    let used = fs::read_to_string(root().join("examples/ci/.pre-commit-config.yaml")).unwrap();
    let hooks: Vec<_> = hooks.split("\n- id: ").skip(1).collect();
    assert!(
        used.contains(&format!("- id: {}", hooks[1].lines().next().unwrap())),
        "the one that needs no building"
    );
    let entry = |hook: &str| {
        let line = hook.lines().find_map(|line| line.trim().strip_prefix("entry: ")).unwrap();
        // pre-commit runs a script in its clone of the repository
        if hook.contains("language: script") {
            root().join(line).display().to_string()
        } else {
            line.to_owned()
        }
    };
    let temporary = tempfile::tempdir().unwrap();
    copied(temporary.path());
    fs::write(temporary.path().join("cases/bad.toml"), "format = 1\n").unwrap();
    for hook in hooks {
        // pre-commit puts the files of the commit behind the entry
        let good = shell(&format!("{} cases/mihon.toml", entry(hook)), temporary.path());
        assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
        let bad = shell(&format!("{} cases/bad.toml cases/mihon.toml", entry(hook)), temporary.path());
        assert_eq!(bad.status.code(), Some(2));
    }
}
