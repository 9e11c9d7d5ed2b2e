import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { createHost, hostKey } from './host/host'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/finding.css'
import './styles/float.css'
import './styles/print.css'
import './styles/table.css'

createApp(App).provide(hostKey, createHost()).use(createPinia()).mount('#app')
