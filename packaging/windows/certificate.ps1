# Puts the signing certificate into the store of this run's user.
$ErrorActionPreference = "Stop"

$file = Join-Path $env:RUNNER_TEMP "certificate.pfx"
[IO.File]::WriteAllBytes($file, [Convert]::FromBase64String($env:CERTIFICATE))
$password = ConvertTo-SecureString $env:CERTIFICATE_PASSWORD -AsPlainText -Force
Import-PfxCertificate -FilePath $file -CertStoreLocation Cert:\CurrentUser\My -Password $password | Out-Null
Remove-Item $file
# Inno Setup and signtool are found by their names.
$kit = Get-ChildItem "C:\Program Files (x86)\Windows Kits\10\bin\10.*\x64\signtool.exe" | Sort-Object FullName | Select-Object -Last 1
$kit.DirectoryName | Out-File -Append -Encoding utf8 $env:GITHUB_PATH
