//! A server as code: what each language says, and what it says that it cannot.

use serde_json::{Value, json};
use slipway::code::{Language, Place, write};

fn place() -> Place {
    Place::from(&json!({
        "auth_url": "https://cloud/v3", "project_id": "p1", "region": "RegionOne",
        "compute_url": "https://cloud/compute/v2.1", "api_version": "2.96"
    }))
}

fn web() -> Value {
    json!({"server": {
        "name": "web", "imageRef": "image-1", "flavorRef": "flavor-1", "min_count": 1, "max_count": 1,
        "networks": [{"uuid": "net-1", "fixed_ip": "192.0.2.7", "tag": "nic"}],
        "security_groups": [{"name": "group-1"}], "key_name": "it's mine",
        "adminPass": "secret", "user_data": "c2VjcmV0", "metadata": {"role": "$HOME ${x} {{ y }}"},
    }, "os:scheduler_hints": {"group": "hint-1"}})
}

fn written(language: Language) -> String {
    write(language, &web(), &place())
}

#[test]
fn a_body_is_json_with_placeholders_for_secrets() {
    let mut expected = web();
    expected["server"]["adminPass"] = json!("$ADMIN_PASS");
    expected["server"]["user_data"] = json!("$USER_DATA");

    let body: Value = serde_json::from_str(&written(Language::Body)).expect("JSON");

    assert_eq!(body, expected);
}

#[test]
fn curl_lets_the_shell_fill_in_secrets_only() {
    let code = written(Language::Curl);

    assert!(code.contains("\ncurl --request POST https://cloud/compute/v2.1/servers \\\n"));
    assert!(code.contains("--header \"X-Auth-Token: $OS_TOKEN\""));
    assert!(code.contains("--header 'OpenStack-API-Version: compute 2.96'"));
    assert!(code.contains(r#""adminPass": "'"$ADMIN_PASS"'""#));
    assert!(code.contains(r#""user_data": "'"$(base64 -w0 user-data)"'""#));
    assert!(code.contains(r#""key_name": "it'\''s mine""#));
}

#[test]
fn the_command_line_has_an_option_a_line() {
    let code = written(Language::Cli);

    let expected = "\
# Signed in by clouds.yaml or by the variables OS_* OS_AUTH_URL=\"https://cloud/v3\" OS_PROJECT_ID=\"p1\"
openstack --os-region-name=RegionOne --os-compute-api-version=2.96 server create \\
  --flavor flavor-1 \\
  --image image-1 \\
  --nic net-id=net-1,tag=nic,v4-fixed-ip=192.0.2.7 \\
  --security-group group-1 \\
  --key-name 'it'\\''s mine' \\
  --password \"$ADMIN_PASS\" \\
  --user-data user-data \\
  --property 'role=$HOME ${x} {{ y }}' \\
  --hint group=hint-1 \\
  web
";
    assert_eq!(code, expected);
}

#[test]
fn what_an_option_cannot_hold_is_said_in_a_comment() {
    let body = json!({"server": {
        "name": "-v", "flavorRef": "f", "imageRef": "", "accessIPv4": "192.0.2.1", "description": "",
        "block_device_mapping_v2": [{"uuid": "v", "source_type": "volume", "boot_index": 0, "tag": "a,b"}],
        "networks": [], "host": "--", "key_name": "nul\u{0}"
    }, "os:scheduler_hints": {"one": ["alone"], "query": {"deep": 1}}});

    let code = write(Language::Cli, &body, &place());

    for comment in [
        "key_name = \"nul\\u0000\"",
        "block_device_mapping_v2[0].tag = \"a,b\"",
        "networks = []",
        "host = \"--\"",
        "os:scheduler_hints.one = [\"alone\"]",
        "os:scheduler_hints.query = {\"deep\": 1}",
        "accessIPv4 = \"192.0.2.1\"",
        "description = \"\"",
    ] {
        assert!(
            code.contains(&format!("# The command line cannot say this: {comment}\n")),
            "{code}"
        );
    }
    assert_eq!(code.matches("cannot say").count(), 8);
    assert!(code.ends_with("  -- -v\n"));
}

#[test]
fn the_sdk_reads_secrets_where_it_runs() {
    let code = written(Language::Sdk);

    assert!(
        code.starts_with(
            "import base64\nimport os\nfrom pathlib import Path\n\nimport openstack\n"
        )
    );
    assert!(code.contains("    admin_password=os.environ[\"ADMIN_PASS\"],\n"));
    assert!(code.contains("base64.b64encode(Path(\"user-data\").read_bytes()).decode()"));
    assert!(code.contains("    scheduler_hints={\"group\": \"hint-1\"},\n"));
}

#[test]
fn what_the_sdk_has_no_name_for_is_posted_as_it_is() {
    let body = json!({"server": {"name": "web", "config_drive": true, "new": null}});

    let code = write(Language::Sdk, &body, &place());

    let posted = "body = {\n    \"server\": {\n        \"name\": \"web\",\n        \"config_drive\": True,\n        \"new\": None,\n    },\n}\n";
    assert!(code.contains(posted), "{code}");
    assert!(code.contains("conn.compute.post(\"/servers\", json=body, microversion=\"2.96\")"));
}

#[test]
fn terraform_takes_no_text_for_a_template() {
    let code = written(Language::Terraform);

    assert!(code.contains("    \"role\" = \"$HOME $${x} {{ y }}\"\n"));
    assert!(code.contains("  admin_pass      = var.admin_pass\n"));
    assert!(code.contains("  user_data       = filebase64(\"user-data\")\n"));
    assert!(code.contains("# Terraform cannot say this: networks[0].tag = \"nic\"\n"));
}

#[test]
fn a_sign_before_a_template_of_terraform_s_is_not_doubled_with_it() {
    let name = |name: &str| {
        let code = write(Language::Terraform, &json!({"server": {"name": name}}), &place());
        code.lines().find_map(|line| line.strip_prefix("  name = ")).map(str::to_owned)
    };

    assert_eq!(name("${a}%{b}").as_deref(), Some(r#""$${a}%%{b}""#));
    assert_eq!(name("$${a}").as_deref(), Some(r#""$\u0024{a}""#));
    assert_eq!(name("%${a}").as_deref(), Some(r#""%\u0024{a}""#));
    assert_eq!(name("$ {a} {").as_deref(), Some(r#""$ {a} {""#));
}

#[test]
fn heat_s_own_defaults_are_overruled() {
    let mut body = web();
    body["server"]["block_device_mapping_v2"] =
        json!([{"source_type": "blank", "destination_type": "local", "volume_size": 1}]);

    let code = write(Language::Heat, &body, &place());

    assert!(code.contains("      user_data_format: RAW\n"));
    let disk = "        - boot_index: -1\n          ephemeral_size: 1\n          delete_on_termination: false\n";
    assert!(code.contains(disk), "{code}");
}

#[test]
fn heat_is_given_no_map_that_is_a_call() {
    let mut body = web();
    body["server"]["metadata"] = json!({"get_file": "/etc/passwd"});

    let code = write(Language::Heat, &body, &place());

    assert!(code.contains("# Heat cannot say this: metadata = {\"get_file\": \"/etc/passwd\"}\n"));
    assert_eq!(code.matches("get_file").count(), 2);
}

#[test]
fn heat_can_ask_for_a_network_by_itself() {
    let mut body = web();
    body["server"]["networks"] = json!("auto");

    let code = write(Language::Heat, &body, &place());

    assert!(code.contains("        - allocate_network: \"auto\"\n"));
}

#[test]
fn ansible_takes_no_text_for_a_template() {
    let code = written(Language::Ansible);

    assert!(code.contains("          role: !unsafe \"$HOME ${x} {{ y }}\"\n"));
    assert!(code.contains("# Ansible cannot say this: adminPass = \"$ADMIN_PASS\"\n"));
    assert!(code.contains("        auto_ip: false\n"));
}

#[test]
fn several_servers_are_numbered_as_nova_numbers_them() {
    let mut body = web();
    body["server"]["max_count"] = json!(3);

    let write = |language| write(language, &body, &place());

    assert!(write(Language::Cli).contains("  --max 3 \\\n"));
    assert!(write(Language::Terraform).contains("= \"web-${count.index + 1}\"\n"));
    assert!(write(Language::Heat).contains("name: \"web-%index%\"\n"));
    assert!(write(Language::Ansible).contains("loop: \"{{ range(1, 4) | list }}\"\n"));
    for language in [Language::Terraform, Language::Heat, Language::Ansible] {
        assert!(write(language).contains(" cannot say this: min_count = 1\n"));
    }
}

#[test]
fn a_new_volume_to_boot_from_is_said_by_all() {
    let body = json!({"server": {"name": "web", "flavorRef": "f", "imageRef": "", "networks": "auto",
    "block_device_mapping_v2": [{
        "uuid": "i", "source_type": "image", "destination_type": "volume", "boot_index": 0,
        "volume_size": 20, "delete_on_termination": true
    }]}});

    for language in Language::ALL {
        let code = write(language, &body, &place());

        assert!(!code.contains("cannot say"), "{code}");
        assert!(code.contains("20"), "{code}");
    }
    let options = "  --image i \\\n  --boot-from-volume 20 \\\n  --delete-on-termination \\\n";
    assert!(write(Language::Cli, &body, &place()).contains(options));
}

#[test]
fn every_language_has_a_name() {
    for language in Language::ALL {
        assert_eq!(Language::named(language.name()), Some(language));
    }
    assert_eq!(Language::named("cobol"), None);
}
